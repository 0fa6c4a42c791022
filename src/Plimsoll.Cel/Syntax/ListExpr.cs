using System.Collections.Immutable;

namespace Plimsoll.Cel.Syntax;

/// <summary>A list: <c>[a, ?b]</c>.</summary>
/// <param name="id">Its number.</param>
/// <param name="offset">Where it starts.</param>
/// <param name="items">The items.</param>
/// <param name="optionals">The positions, from 0, of the items written with a question mark: left out where they are none.</param>
public sealed class ListExpr(int id, int offset, ImmutableArray<Expr> items, ImmutableArray<int> optionals) : Expr(id, offset)
{
    /// <summary>The items.</summary>
    public ImmutableArray<Expr> Items { get; } = items;

    /// <summary>The positions of the optional items, ascending.</summary>
    public ImmutableArray<int> Optionals { get; } = optionals;
}
