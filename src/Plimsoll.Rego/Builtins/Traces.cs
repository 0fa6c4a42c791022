using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>The functions that note something about the evaluation, which is the evaluation's to do: here they are true.</summary>
static class Traces
{
    /// <summary>The function that takes any number of arguments and always succeeds.</summary>
    public const string Print = "print";

    /// <summary>The function that notes a text.</summary>
    public const string Trace = "trace";

    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new("internal.print", "array[set[any]] -> boolean", static (_, _) => RegoBoolean.True) { IsImpure = true },
        new(Print, "any -> boolean", static (_, _) => RegoBoolean.True) { IsImpure = true },
        new(Trace, "string -> boolean", static (call, note) => call.IsString(note, 1, out _) ? RegoBoolean.True : null) { IsImpure = true },
    ];
}
