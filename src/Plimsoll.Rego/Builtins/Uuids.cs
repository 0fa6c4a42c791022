using System.Buffers.Binary;
using System.Globalization;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>Universally unique identifiers.</summary>
/// <remarks>RFC 4122; the members of what is read are those of https://pkg.go.dev/github.com/google/uuid.</remarks>
static class Uuids
{
    /// <summary>From 1582-10-15, where the time of identifiers begins, to 1970-01-01, in units of 100 ns.</summary>
    const long UnitsBeforeUnix = 122_192_928_000_000_000;

    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new("uuid.parse", "string -> object[string: any]", Parse),
        new("uuid.rfc4122", "string -> string", Create) { IsImpure = true },
    ];

    static RegoString? Create(BuiltinCall call, RegoValue value)
    {
        if (!call.IsString(value, 1, out var key))
            return null;
        call.Charge(1);
        var known = call.Kept("uuid.rfc4122", static () => new Dictionary<string, RegoString>(StringComparer.Ordinal));
        if (!known.TryGetValue(key, out var made))
            known[key] = made = new RegoString(Next(call));
        return made;
    }

    static string Next(BuiltinCall call)
    {
        Span<byte> bytes = stackalloc byte[16];
#pragma warning disable CA5394 // Names, not secrets.
        Randoms.Source(call).NextBytes(bytes);
#pragma warning restore CA5394
        bytes[6] = (byte)(0x40 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true).ToString();
    }

    static RegoValue? Parse(BuiltinCall call, RegoValue value)
    {
        if (!call.IsString(value, 1, out var text))
            return null;
        if (!TryRead(text, out var identifier))
            return call.Fail("the text is no UUID");
        Span<byte> bytes = stackalloc byte[16];
        identifier.TryWriteBytes(bytes, bigEndian: true, out _);
        var version = bytes[6] >> 4;
        var members = new List<KeyValuePair<RegoValue, RegoValue>>
        {
            Member("variant", new RegoString(VariantOf(bytes[8]))),
            Member("version", RegoNumber.Of(version)),
        };
        if (version is 1 or 2)
            AddTime(members, bytes, version);
        return RegoObject.Of(members);
    }

    /// <summary>Reads the forms with and without hyphens, in braces, and with <c>urn:uuid:</c> in front.</summary>
    static bool TryRead(string text, out Guid identifier)
    {
        var rest = text.AsSpan();
        if (rest.Length == 45 && rest.StartsWith("urn:uuid:", StringComparison.OrdinalIgnoreCase))
            rest = rest[9..];
        else if (rest.Length == 38)
            rest = rest[1..^1];
        identifier = default;
        return rest.Length is 32 or 36 && Guid.TryParseExact(rest, rest.Length == 32 ? "N" : "D", out identifier);
    }

    static string VariantOf(byte bits) => bits switch
    {
        < 0x80 => "Reserved",
        < 0xC0 => "RFC4122",
        < 0xE0 => "Microsoft",
        _ => "Future",
    };

    static void AddTime(List<KeyValuePair<RegoValue, RegoValue>> members, ReadOnlySpan<byte> bytes, int version)
    {
        var low = (long)BinaryPrimitives.ReadUInt32BigEndian(bytes);
        var units = low | ((long)BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]) << 32)
            | ((long)(BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]) & 0x0FFF) << 48);
        members.Add(Member("time", RegoNumber.Of(unchecked((units - UnitsBeforeUnix) * 100))));
        members.Add(Member("nodeid", new RegoString(string.Join('-', bytes[10..].ToArray().Select(part => part.ToString("x2", CultureInfo.InvariantCulture))))));
        var scope = (bytes[10] & 2) == 0 ? "global" : "local";
        members.Add(Member("macvariables", new RegoString($"{scope}:{((bytes[10] & 1) == 0 ? "unicast" : "multicast")}")));
        members.Add(Member("clocksequence", RegoNumber.Of(BinaryPrimitives.ReadUInt16BigEndian(bytes[8..]) & 0x3FFF)));
        if (version == 1)
            return;
        members.Add(Member("id", RegoNumber.Of(low)));
        members.Add(Member("domain", new RegoString(DomainOf(bytes[9]))));
    }

    static string DomainOf(byte domain) => domain switch
    {
        0 => "Person",
        1 => "Group",
        2 => "Org",
        _ => string.Create(CultureInfo.InvariantCulture, $"Domain{domain}"),
    };

    static KeyValuePair<RegoValue, RegoValue> Member(string name, RegoValue value) => new(new RegoString(name), value);
}
