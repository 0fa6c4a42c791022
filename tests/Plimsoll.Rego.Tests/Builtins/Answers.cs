using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>What expressions answer.</summary>
static class Answers
{
    /// <summary>Most steps of one call, so that what meets the limit meets it soon.</summary>
    const long MaxSteps = 10_000_000;

    /// <summary>The value of an expression as a term; <c>undefined</c>, or the code and the message of the error.</summary>
    public static string To(string expression, RegoDialect dialect = RegoDialect.V1, RegoSettings? settings = null, RegoValue? input = null)
    {
        try
        {
            var query = RegoProgram.Compile([]).Prepare(expression, dialect);
            var strict = (settings ?? RegoSettings.Default) with { StrictBuiltinErrors = true };
            return query.Evaluate(input, null, strict, TestContext.Current.CancellationToken)?.ToString() ?? "undefined";
        }
        catch (RegoException error)
        {
            return $"{error.Errors[0].Code}: {error.Errors[0].Message}";
        }
    }

    /// <summary>What a function answers to values, without a compiler before it.</summary>
    public static string Of(string function, params RegoValue[] arguments)
    {
        var call = new BuiltinCall(RegoSettings.Default with { MaxSteps = MaxSteps }, TestContext.Current.CancellationToken);
        var answer = BuiltinTable.Find(function)!.Call(call, arguments);
        return answer?.ToString() ?? call.FailureMessage ?? "undefined";
    }
}
