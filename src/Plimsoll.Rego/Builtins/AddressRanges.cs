using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>The functions of address ranges.</summary>
static class AddressRanges
{
    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new("net.cidr_contains", "string, string -> boolean", Contains),
        new("net.cidr_contains_matches", "string | array[any] | set[any] | object[any: any], string | array[any] | set[any] | object[any: any] -> set[array<any, any>]", CidrMatches.Find),
        new("net.cidr_expand", "string -> set[string]", Expand),
        new("net.cidr_intersects", "string, string -> boolean", Intersects),
        new("net.cidr_is_valid", "any -> boolean", (_, value) => RegoBoolean.Of(value is RegoString text && CidrRange.Parse(text.Value) is not null)),
        new("net.cidr_merge", "array[string] | set[string] -> set[string]", CidrMerging.Merge),
        new("net.cidr_overlap", "string, string -> boolean", Contains) { IsDeprecated = true },
    ];

    /// <summary>Reads a range; tells of it where it is none.</summary>
    /// <param name="call">Who is told.</param>
    /// <param name="text">The range.</param>
    /// <param name="orAddress">Whether it may be one address.</param>
    public static CidrRange? Read(BuiltinCall call, string text, bool orAddress)
    {
        call.Charge(1);
        var range = CidrRange.Parse(text) ?? (orAddress ? CidrRange.ParseAddress(text) : null);
        if (range is null)
            call.Fail($"not a valid textual representation of an IP address or CIDR: {text}");
        return range;
    }

    static RegoBoolean? Contains(BuiltinCall call, RegoValue first, RegoValue second)
    {
        if (!call.IsString(first, 1, out var left) || !call.IsString(second, 2, out var right))
            return null;
        return Read(call, left, orAddress: false) is { } range && Read(call, right, orAddress: true) is { } other
            ? RegoBoolean.Of(range.Contains(other))
            : null;
    }

    static RegoBoolean? Intersects(BuiltinCall call, RegoValue first, RegoValue second)
    {
        if (!call.IsString(first, 1, out var left) || !call.IsString(second, 2, out var right))
            return null;
        return Read(call, left, orAddress: false) is { } range && Read(call, right, orAddress: false) is { } other
            ? RegoBoolean.Of(range.Intersects(other))
            : null;
    }

    static RegoSet? Expand(BuiltinCall call, RegoValue value)
    {
        if (!call.IsString(value, 1, out var text) || Read(call, text, orAddress: false) is not { } range)
            return null;
        var free = range.Bits - range.Prefix;
        call.ChargeItems(free >= 62 ? long.MaxValue / 2 : 1L << free);
        var addresses = new RegoValue[1 << free];
        for (var index = 0; index < addresses.Length; index++)
            addresses[index] = new RegoString(CidrRange.TextOf(range.First + (uint)index, range.Bits));
        call.Charge(16L * addresses.Length);
        return RegoSet.Of(addresses);
    }
}
