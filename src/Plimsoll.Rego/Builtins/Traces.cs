using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>The functions that note something about the evaluation, which is the evaluation's to do: here they are true.</summary>
static class Traces
{
    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new("internal.print", "array[set[any]] -> boolean", static (_, _) => RegoBoolean.True) { IsImpure = true },
        new("print", "any -> boolean", static (_, _) => RegoBoolean.True) { IsImpure = true },
        new("trace", "string -> boolean", static (call, note) => call.IsString(note, 1, out _) ? RegoBoolean.True : null) { IsImpure = true },
    ];
}
