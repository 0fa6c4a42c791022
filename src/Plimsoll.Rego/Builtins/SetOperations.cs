using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>The operators and functions of sets. Sets are sorted, so two are merged in one pass.</summary>
static class SetOperations
{
    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new("and", "set[any], set[any] -> set[any]", And),
        new("or", "set[any], set[any] -> set[any]", Or),
        new("set_diff", "set[any], set[any] -> set[any]", Difference) { IsDeprecated = true },
        new("intersection", "set[set[any]] -> set[any]", Intersection),
        new("union", "set[set[any]] -> set[any]", Union),
    ];

    /// <summary>The items of a set that another does not have.</summary>
    public static RegoValue Without(BuiltinCall call, RegoSet left, RegoSet right)
    {
        if (left.Count == 0 || right.Count == 0)
            return left;
        call.Charge(left.Count + right.Count);
        var (mine, others) = (left.Sorted(), right.Sorted());
        RegoValue[]? kept = null;
        int count = 0, other = 0;
        for (var index = 0; index < mine.Length; index++)
        {
            var order = 1;
            while (other < others.Length && (order = RegoValue.Compare(others[other], mine[index])) < 0)
                other++;
            if (other < others.Length && order == 0)
                continue;
            kept ??= new RegoValue[mine.Length - index];
            kept[count++] = mine[index];
        }

        if (kept is null)
            return RegoSet.Empty;
        return count == mine.Length ? left : RegoSet.OfSorted(count == kept.Length ? kept : kept[..count]);
    }

    /// <summary>The items that both sets have.</summary>
    public static RegoSet Intersect(BuiltinCall call, RegoSet left, RegoSet right)
    {
        if (left.Count == 0 || right.Count == 0)
            return RegoSet.Empty;
        call.Charge(left.Count + right.Count);
        var (mine, others) = (left.Sorted(), right.Sorted());
        var kept = new RegoValue[Math.Min(mine.Length, others.Length)];
        int count = 0, index = 0, other = 0;
        while (index < mine.Length && other < others.Length)
        {
            var order = RegoValue.Compare(mine[index], others[other]);
            if (order == 0)
                kept[count++] = mine[index];
            if (order <= 0)
                index++;
            if (order >= 0)
                other++;
        }

        return RegoSet.OfSorted(count == kept.Length ? kept : kept[..count]);
    }

    /// <summary>The items that one of both sets has.</summary>
    public static RegoSet Unite(BuiltinCall call, RegoSet left, RegoSet right)
    {
        if (left.Count == 0)
            return right;
        if (right.Count == 0)
            return left;
        call.ChargeItems(left.Count + right.Count);
        var (mine, others) = (left.Sorted(), right.Sorted());
        var all = new RegoValue[mine.Length + others.Length];
        int count = 0, index = 0, other = 0;
        while (index < mine.Length && other < others.Length)
        {
            var order = RegoValue.Compare(mine[index], others[other]);
            all[count++] = order <= 0 ? mine[index] : others[other];
            if (order <= 0)
                index++;
            if (order >= 0)
                other++;
        }

        while (index < mine.Length)
            all[count++] = mine[index++];
        while (other < others.Length)
            all[count++] = others[other++];
        return RegoSet.OfSorted(count == all.Length ? all : all[..count]);
    }

    static RegoSet? And(BuiltinCall call, RegoValue first, RegoValue second) =>
        call.IsSet(first, 1, out var left) && call.IsSet(second, 2, out var right) ? Intersect(call, left, right) : null;

    static RegoSet? Or(BuiltinCall call, RegoValue first, RegoValue second) =>
        call.IsSet(first, 1, out var left) && call.IsSet(second, 2, out var right) ? Unite(call, left, right) : null;

    static RegoValue? Difference(BuiltinCall call, RegoValue first, RegoValue second) =>
        call.IsSet(first, 1, out var left) && call.IsSet(second, 2, out var right) ? Without(call, left, right) : null;

    static RegoValue? Intersection(BuiltinCall call, RegoValue value)
    {
        if (!call.IsSet(value, 1, out var sets))
            return null;
        RegoSet? common = null;
        foreach (var item in sets.Items)
        {
            if (item is not RegoSet set)
                return call.FailItem(1, sets, "set", item);
            common = common is null ? set : Intersect(call, common, set);
        }

        return common ?? RegoSet.Empty;
    }

    static RegoValue? Union(BuiltinCall call, RegoValue value)
    {
        if (!call.IsSet(value, 1, out var sets))
            return null;
        var all = new List<RegoValue>();
        foreach (var item in sets.Items)
        {
            if (item is not RegoSet set)
                return call.FailItem(1, sets, "set", item);
            call.ChargeItems(all.Count, set.Count);
            all.AddRange(set.Items);
        }

        return RegoSet.Of(all);
    }
}
