using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes;

/// <summary>Expressions in the environment of the newest Kubernetes.</summary>
static class Newest
{
    static readonly CelEnvironment Environment = KubernetesEnvironment.ForMutations(KubernetesVersion.Newest);

    public static CelValue Evaluate(string expression) => Evaluate(Environment, expression);

    public static CelValue Evaluate(CelEnvironment environment, string expression, params (string Name, CelValue Value)[] variables)
    {
        var compiled = environment.Compile(expression);
        Assert.True(compiled.IsSuccess, string.Join("\n", compiled.Issues));
        var evaluation = new CelEvaluation(environment);
        foreach (var (name, value) in variables)
            evaluation.Set(name, value);
        return compiled.Program.Evaluate(evaluation);
    }

    public static void IsTrue(string expression) => Assert.Equal("true", Evaluate(expression).ToString());

    public static void Fails(string expression, string message)
    {
        var error = Evaluate(expression).AsError;
        Assert.NotNull(error);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
