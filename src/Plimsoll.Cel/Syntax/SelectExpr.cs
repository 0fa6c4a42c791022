namespace Plimsoll.Cel.Syntax;

/// <summary>A field: <c>operand.field</c>, or the question of <c>has(operand.field)</c>.</summary>
/// <param name="id">Its number.</param>
/// <param name="offset">Where its dot stands.</param>
/// <param name="operand">What has the field.</param>
/// <param name="field">The name of the field.</param>
/// <param name="isTest">Whether only the presence is asked for.</param>
public sealed class SelectExpr(int id, int offset, Expr operand, string field, bool isTest) : Expr(id, offset)
{
    /// <summary>What has the field.</summary>
    public Expr Operand { get; } = operand;

    /// <summary>The name of the field.</summary>
    public string Field { get; } = field;

    /// <summary>Whether only the presence is asked for.</summary>
    public bool IsTest { get; } = isTest;
}
