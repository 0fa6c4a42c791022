using System.Collections.Immutable;

namespace Plimsoll.Cel.Syntax;

/// <summary>A map: <c>{key: value, ?key: optional}</c>.</summary>
/// <param name="id">Its number.</param>
/// <param name="offset">Where it starts.</param>
/// <param name="entries">The entries.</param>
public sealed class MapExpr(int id, int offset, ImmutableArray<MapEntry> entries) : Expr(id, offset)
{
    /// <summary>The entries.</summary>
    public ImmutableArray<MapEntry> Entries { get; } = entries;
}

/// <summary>One entry of a map.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Offset">Where its colon stands.</param>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
/// <param name="IsOptional">Whether it is left out where the value is none.</param>
public sealed record MapEntry(int Id, int Offset, Expr Key, Expr Value, bool IsOptional);
