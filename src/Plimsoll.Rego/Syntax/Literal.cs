using System.Collections.Immutable;

namespace Plimsoll.Rego.Syntax;

/// <summary>Literals that must all hold.</summary>
sealed class Body(ImmutableArray<Literal> literals)
{
    public ImmutableArray<Literal> Literals { get; } = literals;

    /// <summary>How many terms the deepest of them is nested in itself.</summary>
    public int Depth { get; } = literals.IsEmpty ? 0 : literals.Max(literal => literal.Depth);
}

/// <summary>A replacement that is in force while a literal is evaluated.</summary>
/// <param name="Target">A path into <c>input</c> or <c>data</c>, or a function.</param>
/// <param name="Value">What stands there.</param>
sealed record WithModifier(Term Target, Term Value);

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

/// <summary>What a line of a body says.</summary>
abstract class Statement(int depth)
{
    public int Depth { get; } = depth;
}

/// <summary>A term that must be defined and not false.</summary>
sealed class TermStatement(Term term) : Statement(term.Depth)
{
    public Term Term { get; } = term;
}

/// <summary><c>left = right</c>: both are made equal, variables taking values on either side.</summary>
sealed class UnifyStatement(Term left, Term right) : Statement(Math.Max(left.Depth, right.Depth))
{
    public Term Left { get; } = left;

    public Term Right { get; } = right;
}

/// <summary><c>left := right</c>: the variables of the left are declared here.</summary>
sealed class AssignStatement(Term left, Term right) : Statement(Math.Max(left.Depth, right.Depth))
{
    public Term Left { get; } = left;

    public Term Right { get; } = right;
}

/// <summary><c>some x, y</c>: variables are declared.</summary>
sealed class SomeStatement(ImmutableArray<VarTerm> variables) : Statement(1)
{
    public ImmutableArray<VarTerm> Variables { get; } = variables;
}

/// <summary><c>some k, v in xs</c>.</summary>
sealed class SomeInStatement(Term? key, Term value, Term domain) : Statement(Math.Max(Math.Max(key?.Depth ?? 0, value.Depth), domain.Depth))
{
    public Term? Key { get; } = key;

    public Term Value { get; } = value;

    public Term Domain { get; } = domain;
}

/// <summary><c>every k, v in xs { ... }</c>.</summary>
sealed class EveryStatement(Term? key, Term value, Term domain, Body body)
    : Statement(Math.Max(Math.Max(key?.Depth ?? 0, value.Depth), Math.Max(domain.Depth, body.Depth)))
{
    public Term? Key { get; } = key;

    public Term Value { get; } = value;

    public Term Domain { get; } = domain;

    public Body Body { get; } = body;
}
