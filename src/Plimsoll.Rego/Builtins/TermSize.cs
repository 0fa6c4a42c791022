using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>Counts how long the text of a value becomes before it is made: a value that shares its parts is longer than its memory.</summary>
static class TermSize
{
    /// <summary>Counts a value that is about to be written.</summary>
    /// <exception cref="RegoLimitException">It is longer than a text may be, or the work is more than the evaluation may do.</exception>
    public static void Charge(BuiltinCall call, RegoValue value)
    {
        var total = 0L;
        Add(call, value, ref total);
    }

    static void Add(BuiltinCall call, RegoValue value, ref long total)
    {
        NestingGuard.Enter();
        var length = value switch
        {
            RegoString text => text.Value.Length + 2,
            RegoNumber number => number.TryGetInteger(out _) ? 8 : number.Text.Length,
            _ => 4,
        };
        call.ChargeBuilt(total, length);
        total += length;
        switch (value)
        {
            case RegoArray array:
                Add(call, array.Items, ref total);
                break;
            case RegoSet set:
                Add(call, set.Items, ref total);
                break;
            case RegoObject members:
                Add(call, members.Keys, ref total);
                Add(call, members.Values, ref total);
                break;
            default:
                break;
        }
    }

    static void Add(BuiltinCall call, ReadOnlySpan<RegoValue> items, ref long total)
    {
        foreach (var item in items)
            Add(call, item, ref total);
    }
}
