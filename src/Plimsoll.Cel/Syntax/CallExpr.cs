using System.Collections.Immutable;

namespace Plimsoll.Cel.Syntax;

/// <summary>A call of a function, method or operator; operators have the names of <see cref="Operators"/>.</summary>
/// <param name="id">Its number.</param>
/// <param name="offset">Where the operator or the opening parenthesis stands.</param>
/// <param name="function">The name as written; of an operator, one of <see cref="Operators"/>.</param>
/// <param name="target">What the method is called on; <c>null</c> for a function.</param>
/// <param name="arguments">The arguments. <c>&amp;&amp;</c> and <c>||</c> take any number of at least two.</param>
public sealed class CallExpr(int id, int offset, string function, Expr? target, ImmutableArray<Expr> arguments) : Expr(id, offset)
{
    /// <summary>The name as written, or one of <see cref="Operators"/>.</summary>
    public string Function { get; } = function;

    /// <summary>What the method is called on; <c>null</c> for a function.</summary>
    public Expr? Target { get; } = target;

    /// <summary>The arguments, without the target.</summary>
    public ImmutableArray<Expr> Arguments { get; } = arguments;
}
