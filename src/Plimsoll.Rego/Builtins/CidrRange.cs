using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;

namespace Plimsoll.Rego.Builtins;

/// <summary>Addresses that share their first bits, e.g. <c>10.0.0.0/8</c>.</summary>
/// <remarks>RFC 4632, RFC 4291; what is one is as https://pkg.go.dev/net#ParseCIDR reads it.</remarks>
[StructLayout(LayoutKind.Auto)]
readonly record struct CidrRange
{
    /// <summary>Longest text of a range, in UTF-16 units.</summary>
    const int MaxLength = 64;

    static readonly SearchValues<char> AddressCharacters = SearchValues.Create(":.0123456789abcdefABCDEF");

    CidrRange(UInt128 first, int prefix, int bits) => (First, Prefix, Bits) = (first & MaskOf(prefix, bits), prefix, bits);

    /// <summary>The first address.</summary>
    public UInt128 First { get; }

    /// <summary>How many bits are shared.</summary>
    public int Prefix { get; }

    /// <summary>How many bits an address has: 32 or 128.</summary>
    public int Bits { get; }

    /// <summary>The last address.</summary>
    public UInt128 Last => First | OnesOf(Bits - Prefix);

    /// <summary>A range by its first address.</summary>
    public static CidrRange Of(UInt128 first, int prefix, int bits) => new(first, prefix, bits);

    /// <summary>Reads a range.</summary>
    public static CidrRange? Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || text.Length > MaxLength || !TryAddress(text.AsSpan(0, slash), out var address, out var bits))
            return null;
        var digits = text.AsSpan(slash + 1);
        return digits.Length is > 0 and <= 3 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var prefix) && prefix <= bits
            ? new CidrRange(address, prefix, bits)
            : null;
    }

    /// <summary>Reads an address as a range of it alone.</summary>
    public static CidrRange? ParseAddress(string text) =>
        text.Length <= MaxLength && TryAddress(text, out var address, out var bits) ? new CidrRange(address, bits, bits) : null;

    /// <summary>Whether all addresses of another range are in this one.</summary>
    public bool Contains(CidrRange other) => Bits == other.Bits && Prefix <= other.Prefix && (other.First & MaskOf(Prefix, Bits)) == First;

    /// <summary>Whether an address is in both ranges.</summary>
    public bool Intersects(CidrRange other) => Contains(other) || other.Contains(this);

    /// <summary>An address as text.</summary>
    public static string TextOf(UInt128 address, int bits)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, address);
        return new IPAddress(bits == 32 ? bytes[12..] : bytes).ToString();
    }

    /// <summary>The range as text.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{TextOf(First, Bits)}/{Prefix}");

    static UInt128 OnesOf(int count) => count == 128 ? UInt128.MaxValue : (UInt128.One << count) - 1;

    static UInt128 MaskOf(int prefix, int bits) => OnesOf(bits) & ~OnesOf(bits - prefix);

    static bool TryAddress(ReadOnlySpan<char> text, out UInt128 address, out int bits)
    {
        (address, bits) = (0, text.Contains(':') ? 128 : 32);
        if (bits == 32)
            return TryFour(text, out address);
        // .NET takes zones and brackets too, which are no part of an address here.
        if (text.ContainsAnyExcept(AddressCharacters) || !IPAddress.TryParse(text, out var parsed))
            return false;
        if (text.Contains('.') && !TryFour(text[(text.LastIndexOf(':') + 1)..], out _))
            return false;
        Span<byte> bytes = stackalloc byte[16];
        parsed.TryWriteBytes(bytes, out _);
        address = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        if (address >> 32 == 0xFFFF)
            (address, bits) = ((uint)address, 32);
        return true;
    }

    static bool TryFour(ReadOnlySpan<char> text, out UInt128 address)
    {
        address = 0;
        var count = 0;
        foreach (var part in text.Split('.'))
        {
            var digits = text[part];
            if (digits.Length is 0 or > 3 || (digits.Length > 1 && digits[0] == '0')
                || !byte.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var octet))
            {
                return false;
            }

            address = (address << 8) | octet;
            count++;
        }

        return count == 4;
    }
}
