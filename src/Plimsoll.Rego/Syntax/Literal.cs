using System.Collections.Immutable;

namespace Plimsoll.Rego.Syntax;

/// <summary>One line of a body.</summary>
sealed class Literal(RegoLocation at, Statement statement)
{
    public RegoLocation At { get; } = at;

    public Statement Statement { get; } = statement;

    public bool IsNegated { get; init; }

    /// <summary>Whether it was a part of a negated literal, so that no key of it may be unknown.</summary>
    public bool IsClosed { get; init; }

    public ImmutableArray<WithModifier> With { get; init; } = [];

    public int Depth => Math.Max(Statement.Depth, With.IsEmpty ? 0 : With.Max(with => with.Value.Depth)) + 1;
}
