using System.Collections.Immutable;
using Plimsoll.Rego.Syntax;

namespace Plimsoll.Rego.Compilation;

/// <summary>A rule whose names are resolved.</summary>
/// <param name="At">Where it is written.</param>
/// <param name="Path">The path under <c>data</c> up to the first key that is no text.</param>
/// <param name="Keys">The keys behind.</param>
/// <param name="Parameters">The parameters of a function; <c>null</c> where it is none.</param>
/// <param name="Element">What a set contains; <c>null</c> where the rule is of no set.</param>
/// <param name="Value">The value.</param>
/// <param name="Body">The body.</param>
sealed record Clause(
    RegoLocation At,
    ImmutableArray<string> Path,
    ImmutableArray<Term> Keys,
    ImmutableArray<Term>? Parameters,
    Term? Element,
    Term Value,
    Body Body)
{
    public bool IsDefault { get; init; }

    /// <summary>What is tried where it does not apply.</summary>
    public Clause? Else { get; init; }
}
