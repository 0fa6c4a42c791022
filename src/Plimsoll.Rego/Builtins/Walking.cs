using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>The one relation among the functions: it has a result for each value within a document, so the evaluation takes it as a step.</summary>
static class Walking
{
    /// <summary>The name by which the evaluation knows it.</summary>
    public const string Name = "walk";

    /// <summary>The function; the document itself is its first result.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new(Name, "any -> array<array[any], any>", (_, document) => new RegoArray(RegoArray.Empty, document)),
    ];
}
