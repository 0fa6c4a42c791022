using System.Collections.Immutable;

namespace Plimsoll.Cel.Syntax;

/// <summary>An object: <c>Type{field: value}</c>.</summary>
/// <param name="id">Its number.</param>
/// <param name="offset">Where its opening brace stands.</param>
/// <param name="typeName">The name of the type as written, e.g. <c>Object.spec</c>; a leading dot is kept.</param>
/// <param name="fields">The fields.</param>
public sealed class StructExpr(int id, int offset, string typeName, ImmutableArray<StructField> fields) : Expr(id, offset)
{
    /// <summary>The name of the type as written.</summary>
    public string TypeName { get; } = typeName;

    /// <summary>The fields.</summary>
    public ImmutableArray<StructField> Fields { get; } = fields;
}

/// <summary>One field of an object.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Offset">Where its colon stands.</param>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
/// <param name="IsOptional">Whether it stays unset where the value is none.</param>
public sealed record StructField(int Id, int Offset, string Name, Expr Value, bool IsOptional);
