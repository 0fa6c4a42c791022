using System.Text;
using Plimsoll.Cel.Compilation;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes.Costs;

/// <summary>All items of a list are looked at, with everything they hold.</summary>
sealed class ListScanCost : CallCost
{
    public override long Actual(ReadOnlySpan<CelValue> arguments, CelValue result)
    {
        var cost = 0L;
        var pending = new Stack<CelValue>();
        pending.Push(arguments[0]);
        while (pending.TryPop(out var value))
        {
            if (value.AsList is { } list)
                PushAll(pending, list);
            else if (value.AsMap is { } map)
                PushAll(pending, map);
            else
                cost += OfScalar(value);
        }

        return cost;
    }

    public override CallEstimate? Estimate(CallSketch sketch)
    {
        if (sketch.Target is not { } target)
            return null;
        if (target.Type.Parameters.IsEmpty)
            return new CallEstimate(target.Size.Times(StandardCosts.PerCharacter));
        var item = CostRange.Exactly(1);
        if (target.Type.Parameters[0].Kind is CelTypeKind.String or CelTypeKind.Bytes)
            item = item.Plus((target.ItemSize ?? CostRange.Unknown).Times(StandardCosts.PerCharacter));
        return new CallEstimate(target.Size.Times(item));
    }

    static void PushAll(Stack<CelValue> pending, CelList list)
    {
        for (var i = 0; i < list.Count; i++)
            pending.Push(list[i]);
    }

    static void PushAll(Stack<CelValue> pending, CelMap map)
    {
        foreach (var (key, value) in map.Entries)
        {
            pending.Push(key);
            pending.Push(value);
        }
    }

    /// <summary>Text counts by its bytes here, and is rounded down.</summary>
    static long OfScalar(CelValue value)
    {
        if (value.AsString is { } text)
            return (long)(Encoding.UTF8.GetByteCount(text) * StandardCosts.PerCharacter);
        return value.AsBytes is { } bytes ? (long)(bytes.Value.Length * StandardCosts.PerCharacter) : 1;
    }
}
