using System.Collections.Immutable;

namespace Plimsoll.Rego.Syntax;

/// <summary>Literals that must all hold.</summary>
sealed class Body(ImmutableArray<Literal> literals)
{
    public ImmutableArray<Literal> Literals { get; } = literals;

    /// <summary>How many terms the deepest of them is nested in itself.</summary>
    public int Depth { get; } = literals.IsEmpty ? 0 : literals.Max(literal => literal.Depth);
}
