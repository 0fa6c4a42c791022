using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>The functions of arrays.</summary>
static class Arrays
{
    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new("array.concat", "array[any], array[any] -> array[any]", Concatenate),
        new("array.flatten", "array[any] -> array[any]", Flatten),
        new("array.reverse", "array[any] -> array[any]", Reverse),
        new("array.slice", "array[any], number, number -> array[any]", Slice),
    ];

    static RegoArray? Concatenate(BuiltinCall call, RegoValue first, RegoValue second)
    {
        if (!call.IsArray(first, 1, out var left) || !call.IsArray(second, 2, out var right))
            return null;
        if (left.Count == 0)
            return right;
        if (right.Count == 0)
            return left;
        call.ChargeItems((long)left.Count + right.Count);
        return new RegoArray([.. left.Items, .. right.Items]);
    }

    /// <summary>Takes the items of the arrays within, but not of the arrays within those.</summary>
    static RegoArray? Flatten(BuiltinCall call, RegoValue value)
    {
        if (!call.IsArray(value, 1, out var array))
            return null;
        var items = new List<RegoValue>(array.Count);
        foreach (var item in array.Items)
        {
            if (item is RegoArray inner)
            {
                call.ChargeItems(items.Count, inner.Count);
                items.AddRange(inner.Items);
            }
            else
            {
                call.Charge(1);
                items.Add(item);
            }
        }

        return new RegoArray([.. items]);
    }

    static RegoArray? Reverse(BuiltinCall call, RegoValue value)
    {
        if (!call.IsArray(value, 1, out var array))
            return null;
        call.Charge(array.Count);
        var items = array.Items.ToArray();
        Array.Reverse(items);
        return new RegoArray(items);
    }

    static RegoArray? Slice(BuiltinCall call, RegoValue value, RegoValue from, RegoValue to)
    {
        if (!call.IsArray(value, 1, out var array) || !call.IsInteger(from, 2, out var start) || !call.IsInteger(to, 3, out var stop))
            return null;
        start = Math.Max(start, 0);
        stop = Math.Min(stop, array.Count);
        if (start >= stop)
            return RegoArray.Empty;
        call.Charge(stop - start);
        return stop - start == array.Count ? array : new RegoArray(array.Items[(int)start..(int)stop].ToArray());
    }
}
