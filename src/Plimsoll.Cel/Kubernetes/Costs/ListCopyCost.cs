using Plimsoll.Cel.Compilation;
using Plimsoll.Cel.Syntax;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes.Costs;

/// <summary>A list is made of items that are there already.</summary>
sealed class ListCopyCost(ListCopy copy) : CallCost
{
    public override long Actual(ReadOnlySpan<CelValue> arguments, CelValue result)
    {
        var items = copy == ListCopy.Flatten ? StandardCosts.SizeOf(arguments[0]) : StandardCosts.SizeOf(result);
        var depth = copy == ListCopy.Flatten && arguments.Length == 2 ? Math.Max(arguments[1].AsInt, 0) : 1;
        return ListOrderCost.Made(items, depth);
    }

    public override CallEstimate? Estimate(CallSketch sketch)
    {
        var items = sketch.Target?.Size ?? CostRange.Unknown;
        return (copy, sketch.Arguments) switch
        {
            (ListCopy.Slice, [var start, var end]) => ListOrderCost.Made(CostRange.Exactly(Length(Number(start, 0), Number(end, items.Max))), 1),
            (ListCopy.Range, [var count]) => ListOrderCost.Made(CostRange.Exactly(Number(count, ulong.MaxValue)), 1),
            (ListCopy.Reverse, []) => ListOrderCost.Made(items, 1),
            (ListCopy.Flatten, []) => ListOrderCost.Made(items, 1),
            (ListCopy.Flatten, [var depth]) => ListOrderCost.Made(items, Number(depth, ulong.MaxValue)),
            _ => null,
        };
    }

    static ulong Length(ulong start, ulong end) => unchecked(end - start);

    static ulong Number(ArgumentSketch argument, ulong unknown) => argument.Part is ConstantExpr { Value: { IsInt: true, AsInt: var number } }
        ? (ulong)Math.Max(number, 0)
        : unknown;
}

/// <summary>Which function makes a list of items that are there already.</summary>
enum ListCopy
{
    Slice,
    Range,
    Reverse,
    Flatten,
}
