using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Syntax;

/// <summary>A literal: <c>null</c>, a truth value, number, text or bytes.</summary>
/// <param name="id">Its number.</param>
/// <param name="offset">Where it stands.</param>
/// <param name="value">The value.</param>
public sealed class ConstantExpr(int id, int offset, CelValue value) : Expr(id, offset)
{
    /// <summary>The value.</summary>
    public CelValue Value { get; } = value;
}
