using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Builtins;

/// <summary>Lists made of lists.</summary>
static class ListParts
{
    public static CelValue Slice(ReadOnlySpan<CelValue> arguments)
    {
        if (arguments is not [{ AsList: { } list }, { IsInt: true, AsInt: var start }, { IsInt: true, AsInt: var end }])
            return Failures.Mismatch("slice", arguments);
        if (start < 0 || end < 0)
            return OutOfRange($"cannot slice({start}, {end}), negative indexes not supported");
        if (start > end)
            return OutOfRange($"cannot slice({start}, {end}), start index must be less than or equal to end index");
        if (list.Count < end)
            return OutOfRange($"cannot slice({start}, {end}), list is length {list.Count}");
        var items = new CelValue[end - start];
        for (var i = 0; i < items.Length; i++)
            items[i] = list[(int)start + i];
        return CelValue.List(items);
    }

    public static CelValue Range(CelValue size)
    {
        if (!size.IsInt)
            return Failures.Mismatch("lists.range", size);
        if (size.AsInt < 0)
            return Failures.Invalid($"lists.range: size must be non-negative, got {size.AsInt}");
        return size.AsInt > CelLimits.MaxBuiltItems
            ? CelValue.Error(CelErrorKind.SizeLimit, $"lists.range: size {size.AsInt} exceeds maximum allowed ({CelLimits.MaxBuiltItems})")
            : CelValue.Of(new RangeList((int)size.AsInt));
    }

    public static CelValue Reverse(CelValue list)
    {
        if (list.AsList is not { } items)
            return Failures.Mismatch("reverse", list);
        var reversed = new CelValue[items.Count];
        for (var i = 0; i < reversed.Length; i++)
            reversed[i] = items[reversed.Length - 1 - i];
        return CelValue.List(reversed);
    }

    public static CelValue Distinct(CelValue list)
    {
        if (list.AsList is not { } items)
            return Failures.Mismatch("distinct", list);
        var seen = new HashSet<CelValue>();
        var distinct = new List<CelValue>();
        for (var i = 0; i < items.Count && !EffortBudget.IsSpent; i++)
        {
            if (seen.Add(items[i]))
                distinct.Add(items[i]);
        }

        return CelValue.List([.. distinct]);
    }

    public static CelValue Flatten(CelValue list) => Flatten(list, CelValue.Int(1));

    /// <summary>The items of lists within lists, down to a depth.</summary>
    public static CelValue Flatten(CelValue list, CelValue depth)
    {
        if (list.AsList is not { } outer || !depth.IsInt)
            return Failures.Mismatch("flatten", list, depth);
        if (depth.AsInt < 0)
            return Failures.Invalid("level must be non-negative");
        var flat = new List<CelValue>();
        var open = new Stack<(CelList List, int Next)>([(outer, 0)]);
        for (var steps = 0; open.TryPop(out var top); steps++)
        {
            // Lists may share lists, so that even empty ones can be many.
            if (steps > 2 * CelLimits.MaxBuiltItems)
                return Failures.TooManyItems;
            if (top.Next == top.List.Count)
                continue;
            var item = top.List[top.Next];
            open.Push((top.List, top.Next + 1));
            if (item.AsList is { } inner && open.Count <= depth.AsInt)
                open.Push((inner, 0));
            else
                flat.Add(item);
        }

        return CelValue.List([.. flat]);
    }

    static CelValue OutOfRange(string message) => CelValue.Error(CelErrorKind.IndexOutOfRange, message);
}
