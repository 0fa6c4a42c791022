using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>Integers one after the other, up or down.</summary>
static class NumberRanges
{
    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new("numbers.range", "number, number -> array[number]", (call, from, to) => Range(call, from, to, RegoNumber.Of(1))),
        new("numbers.range_step", "number, number, number -> array[number]", Range),
    ];

    static RegoValue? Range(BuiltinCall call, RegoValue from, RegoValue to, RegoValue by)
    {
        if (!call.IsInteger(from, 1, out var first) || !call.IsInteger(to, 2, out var last) || !call.IsInteger(by, 3, out var step))
            return null;
        if (step <= 0)
            return call.Fail("step must be a positive integer");
        var count = (long)Int128.Min(Int128.Abs((Int128)last - first) / step, BuiltinCall.MaxItems) + 1;
        call.ChargeItems(count);
        var items = new RegoValue[count];
        for (var index = 0; index < items.Length; index++)
            items[index] = RegoNumber.Of(last >= first ? first + index * step : first - index * step);
        return new RegoArray(items);
    }
}
