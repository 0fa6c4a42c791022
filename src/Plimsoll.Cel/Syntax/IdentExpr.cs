namespace Plimsoll.Cel.Syntax;

/// <summary>A name. A leading dot, which means the root scope, is kept: <c>.name</c>.</summary>
/// <param name="id">Its number.</param>
/// <param name="offset">Where it stands.</param>
/// <param name="name">The name.</param>
public sealed class IdentExpr(int id, int offset, string name) : Expr(id, offset)
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}
