using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Builtins;

/// <summary>Evaluates expressions with all libraries.</summary>
static class Expressions
{
    static readonly CelEnvironment Environment = CelEnvironment.Standard
        .With(StringsLibrary.Of(4))
        .With(MathLibrary.Library)
        .With(EncodersLibrary.Library)
        .With(SetsLibrary.Library)
        .With(ListsLibrary.Of(3))
        .With(OptionalsLibrary.Library)
        .With(BindingsLibrary.Library)
        .With(BlockLibrary.Library)
        .With(TwoVariableLibrary.Library);

    public static CelValue Evaluate(string expression, CelEnvironment? environment = null)
    {
        environment ??= Environment;
        var compiled = environment.Compile(expression);
        Assert.Empty(compiled.Issues);
        return compiled.Program!.Evaluate(new CelEvaluation(environment));
    }

    public static void IsTrue(string expression, CelEnvironment? environment = null) =>
        Assert.True(Evaluate(expression, environment).IsTrue, $"{expression}: {Evaluate(expression, environment)}");

    public static void Fails(string expression, string message, CelEnvironment? environment = null) =>
        Assert.Equal(message, Evaluate(expression, environment).AsError?.Message);
}
