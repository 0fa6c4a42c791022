using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Builtins;

/// <summary>Sorting; items of equal rank keep their order.</summary>
static class ListSorting
{
    public static CelValue Sort(CelValue list) => SortByKeys(list, list);

    /// <summary>Sorts a list by the order of another one of the same length.</summary>
    public static CelValue SortByKeys(CelValue list, CelValue keys)
    {
        if (list.AsList is not { } items || keys.AsList is not { } ranks)
            return Failures.Mismatch("sort", list, keys);
        if (items.Count != ranks.Count)
        {
            return Failures.Invalid(
                $"{ListsLibrary.SortByKeys}() expected a list of the same size as the associated keys list, " +
                $"but got {items.Count} and {ranks.Count} elements respectively");
        }

        if (items.Count == 0)
            return list;
        if (!IsComparable(ranks[0].Kind))
            return ranks[0].IsError ? ranks[0] : Failures.Invalid("list elements must be comparable");
        var order = new (CelValue Rank, int Place)[items.Count];
        for (var i = 0; i < order.Length; i++)
        {
            if (ranks[i].Kind != ranks[0].Kind)
                return ranks[i].IsError ? ranks[i] : Failures.Invalid("list elements must have the same type");
            order[i] = (ranks[i], i);
        }

        Array.Sort(order, static (left, right) =>
        {
            var byRank = Compare(left.Rank, right.Rank);
            return byRank != 0 ? byRank : left.Place.CompareTo(right.Place);
        });
        return CelValue.List(Array.ConvertAll(order, entry => items[entry.Place]));
    }

    static bool IsComparable(CelKind kind) => kind is CelKind.Int or CelKind.Uint or CelKind.Double or CelKind.Bool
        or CelKind.Duration or CelKind.Timestamp or CelKind.String or CelKind.Bytes;

    // What is not a number comes first; any place will do, but it must be one.
    static int Compare(CelValue left, CelValue right) =>
        CelEquality.Compare(left, right) ?? left.AsDouble.CompareTo(right.AsDouble);
}
