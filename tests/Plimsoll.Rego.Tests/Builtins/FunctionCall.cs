using System.Text.Json;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>One call of a built-in function, and what came of it.</summary>
sealed record FunctionCall(RegoValue? Value, string? Code, string? Message)
{
    /// <summary>Calls a function with values as JSON.</summary>
    public static FunctionCall Of(string name, params string[] arguments) => Of(name, RegoSettings.Default, arguments);

    /// <summary>Calls a function with values as JSON under settings.</summary>
    public static FunctionCall Of(string name, RegoSettings settings, params string[] arguments) =>
        With(name, settings, [.. arguments.Select(Json)]);

    /// <summary>Calls a function with values.</summary>
    public static FunctionCall With(string name, RegoSettings settings, params RegoValue[] arguments)
    {
        var call = new BuiltinCall(settings, TestContext.Current.CancellationToken);
        var value = BuiltinTable.Find(name)!.Call(call, arguments);
        return new FunctionCall(value, call.FailureCode, call.FailureMessage);
    }

    /// <summary>Calls a function with texts.</summary>
    public static FunctionCall OfTexts(string name, params string[] texts) =>
        With(name, RegoSettings.Default, [.. texts.Select(text => new RegoString(text))]);

    /// <summary>A document of JSON as a value.</summary>
    public static RegoValue Json(string text) => RegoValue.From(JsonElement.Parse(text));

    /// <summary>A text as JSON.</summary>
    public static string Quote(string text) => new RegoString(text).ToJson();
}
