using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary><c>net.cidr_contains_matches</c>: which ranges of one collection contain which of another.</summary>
static class CidrMatches
{
    /// <summary>The pairs: of an array the places, of an object the keys, otherwise the items.</summary>
    public static RegoValue? Find(BuiltinCall call, RegoValue first, RegoValue second)
    {
        if (Read(call, first, 1) is not { } ranges || Read(call, second, 2) is not { } others)
            return null;
        var pairs = new List<RegoValue>();
        foreach (var (range, name) in ranges)
        {
            call.Charge(1 + others.Count);
            foreach (var (other, otherName) in others)
            {
                if (!range.Contains(other))
                    continue;
                call.ChargeItems(pairs.Count, 1);
                pairs.Add(new RegoArray(name, otherName));
            }
        }

        return RegoSet.Of(pairs);
    }

    static List<(CidrRange Range, RegoValue Name)>? Read(BuiltinCall call, RegoValue value, int position)
    {
        var read = new List<(CidrRange Range, RegoValue Name)>();
        switch (value)
        {
            case RegoString:
                return TryAdd(call, read, value, value, position) ? read : null;
            case RegoArray array:
                for (var index = 0; index < array.Count; index++)
                {
                    if (!TryAdd(call, read, array.Items[index], RegoNumber.Of(index), position))
                        return null;
                }

                return read;
            case RegoSet set:
                foreach (var item in set.Items)
                {
                    if (!TryAdd(call, read, item, item, position))
                        return null;
                }

                return read;
            case RegoObject members:
                for (var index = 0; index < members.Count; index++)
                {
                    if (!TryAdd(call, read, members.Values[index], members.Keys[index], position))
                        return null;
                }

                return read;
            default:
                call.FailType(position, "one of {string, array, set, object}", value);
                return null;
        }
    }

    static bool TryAdd(BuiltinCall call, List<(CidrRange Range, RegoValue Name)> to, RegoValue item, RegoValue name, int position)
    {
        var term = item is RegoArray { Count: > 0 } tuple ? tuple.Items[0] : item;
        if (term is not RegoString text)
        {
            call.Fail($"operand {position}: element must be string or non-empty array");
            return false;
        }

        if (AddressRanges.Read(call, text.Value, orAddress: position == 2) is not { } range)
            return false;
        to.Add((range, name));
        return true;
    }
}
