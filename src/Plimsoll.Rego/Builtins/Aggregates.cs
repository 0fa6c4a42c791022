using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>The functions that make one value of a collection.</summary>
static class Aggregates
{
    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new("count", "array[any] | object[any: any] | set[any] | string -> number", Count),
        new("sum", "array[number] | set[number] -> number", Sum),
        new("product", "array[number] | set[number] -> number", Product),
        new("max", "array[any] | set[any] -> any", Maximum),
        new("min", "array[any] | set[any] -> any", Minimum),
        new("sort", "array[any] | set[any] -> array[any]", Sort),
        new("all", "array[any] | set[any] -> boolean", All) { IsDeprecated = true },
        new("any", "array[any] | set[any] -> boolean", Any) { IsDeprecated = true },
    ];

    static RegoValue? Count(BuiltinCall call, RegoValue value)
    {
        switch (value)
        {
            case RegoArray array:
                return RegoNumber.Of(array.Count);
            case RegoSet set:
                return RegoNumber.Of(set.Count);
            case RegoObject members:
                return RegoNumber.Of(members.Count);
            case RegoString text:
                call.Charge(text.Value.Length);
                return RegoNumber.Of(text.Length);
            default:
                return call.FailType(1, "one of {array, object, set, string}", value);
        }
    }

    static RegoValue? Sum(BuiltinCall call, RegoValue value)
    {
        if (!call.IsCollection(value, 1, out var items))
            return null;
        call.Charge(items.Length);
        var sum = RegoNumber.Of(0);
        foreach (var item in items)
        {
            if (item is not RegoNumber number)
                return call.FailItem(1, value, "number", item);
            if (Arithmetic.Add(call, sum, number) is not RegoNumber next)
                return null;
            sum = next;
        }

        return sum;
    }

    static RegoValue? Product(BuiltinCall call, RegoValue value)
    {
        if (!call.IsCollection(value, 1, out var items))
            return null;
        var product = RegoNumber.Of(1);
        foreach (var item in items)
        {
            if (item is not RegoNumber number)
                return call.FailItem(1, value, "number", item);
            if (Arithmetic.Multiply(call, product, number) is not RegoNumber next)
                return null;
            product = next;
            call.Charge(1 + (product.TryGetInteger(out _) ? 0 : product.Text.Length));
        }

        return product;
    }

    static RegoValue? Maximum(BuiltinCall call, RegoValue value) => value is RegoSet set
        ? Last(set)
        : Extreme(call, value, 1);

    static RegoValue? Last(RegoSet set) => set.Count == 0 ? null : set.Items[^1];

    static RegoValue? Minimum(BuiltinCall call, RegoValue value) => value is RegoSet set
        ? First(set)
        : Extreme(call, value, -1);

    static RegoValue? First(RegoSet set) => set.Count == 0 ? null : set.Items[0];

    static RegoValue? Extreme(BuiltinCall call, RegoValue value, int direction)
    {
        if (!call.IsCollection(value, 1, out var items))
            return null;
        call.Charge(items.Length);
        RegoValue? found = null;
        foreach (var item in items)
        {
            if (found is null || RegoValue.Compare(item, found) * (long)direction > 0)
                found = item;
        }

        return found;
    }

    static RegoArray? Sort(BuiltinCall call, RegoValue value)
    {
        if (!call.IsCollection(value, 1, out var items))
            return null;
        call.Charge(items.Length);
        var sorted = items.ToArray();
        if (value is RegoArray)
            SortedValues.Sort(sorted);
        return new RegoArray(sorted);
    }

    static RegoBoolean? All(BuiltinCall call, RegoValue value)
    {
        if (!call.IsCollection(value, 1, out var items))
            return null;
        call.Charge(items.Length);
        foreach (var item in items)
        {
            if (item is not RegoBoolean { Value: true })
                return RegoBoolean.False;
        }

        return RegoBoolean.True;
    }

    static RegoBoolean? Any(BuiltinCall call, RegoValue value)
    {
        if (!call.IsCollection(value, 1, out var items))
            return null;
        call.Charge(items.Length);
        foreach (var item in items)
        {
            if (item is RegoBoolean { Value: true })
                return RegoBoolean.True;
        }

        return RegoBoolean.False;
    }
}
