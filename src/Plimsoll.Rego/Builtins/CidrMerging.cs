using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary><c>net.cidr_merge</c>: the fewest ranges of the same addresses.</summary>
static class CidrMerging
{
    /// <summary>Merges ranges; an IPv4 address alone stands for the network of its class.</summary>
    public static RegoValue? Merge(BuiltinCall call, RegoValue value)
    {
        if (!call.IsCollection(value, 1, out var items))
            return null;
        var ranges = new List<CidrRange>(items.Length);
        foreach (var item in items)
        {
            if (item is not RegoString text)
                return call.FailItem(1, value, "string", item);
            if (Read(call, text.Value) is not { } range)
                return null;
            ranges.Add(range);
        }

        ranges.Sort(Compare);
        var merged = Merge(ranges);
        call.Charge(merged.Count);
        return RegoSet.Of(merged.ConvertAll(static RegoValue (range) => new RegoString(range.ToString())));
    }

    static int Compare(CidrRange left, CidrRange right)
    {
        var order = left.Bits.CompareTo(right.Bits);
        if (order == 0)
            order = left.First.CompareTo(right.First);
        return order == 0 ? left.Prefix.CompareTo(right.Prefix) : order;
    }

    static CidrRange? Read(BuiltinCall call, string text)
    {
        if (text.Contains('/', StringComparison.Ordinal) || CidrRange.ParseAddress(text) is not { } address)
            return AddressRanges.Read(call, text, orAddress: false);
        if (address.Bits == 128)
        {
            call.Fail("IPv6 invalid: needs prefix length");
            return null;
        }

        var prefix = (int)(address.First >> 24) switch
        {
            < 128 => 8,
            < 192 => 16,
            < 224 => 24,
            _ => 32,
        };
        return CidrRange.Of(address.First, prefix, 32);
    }

    static List<CidrRange> Merge(List<CidrRange> sorted)
    {
        var merged = new List<CidrRange>(sorted.Count);
        foreach (var range in sorted)
        {
            if (merged is [.., var last] && last.Contains(range))
                continue;
            merged.Add(range);
            while (merged is [.., var left, var right] && Parent(left, right) is { } parent)
            {
                merged.RemoveRange(merged.Count - 2, 2);
                merged.Add(parent);
            }
        }

        return merged;
    }

    /// <summary>The range that two halves make; <c>null</c> where they are no halves of one.</summary>
    static CidrRange? Parent(CidrRange left, CidrRange right)
    {
        if (left.Bits != right.Bits || left.Prefix != right.Prefix || left.Prefix == 0 || left == right)
            return null;
        var parent = CidrRange.Of(left.First, left.Prefix - 1, left.Bits);
        return parent.Contains(right) ? parent : null;
    }
}
