namespace Plimsoll.Rego.Builtins;

/// <summary>What is known of the program that evaluates.</summary>
static class Runtime
{
    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new("opa.runtime", "-> object[string: any]", call => call.Settings.Runtime) { IsImpure = true },
    ];
}
