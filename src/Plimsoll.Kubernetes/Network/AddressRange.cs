using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Plimsoll.Kubernetes.Network;

/// <summary>IP addresses next to each other.</summary>
/// <param name="First">The first, as a number.</param>
/// <param name="Last">The last, as a number.</param>
/// <param name="IsV6">Whether they are of IPv6.</param>
public readonly record struct AddressRange(UInt128 First, UInt128 Last, bool IsV6)
{
    static readonly SearchValues<char> Characters = SearchValues.Create("0123456789abcdefABCDEF:.");

    const int V4Bits = 32;
    const int V6Bits = 128;

    /// <summary>Every IPv4 address.</summary>
    public static AddressRange AllV4 { get; } = new(0, uint.MaxValue, false);

    /// <summary>Every IPv6 address.</summary>
    public static AddressRange AllV6 { get; } = new(0, UInt128.MaxValue, true);

    /// <summary>Whether the other lies in this one.</summary>
    /// <param name="other">The other.</param>
    public bool Covers(AddressRange other) => IsV6 == other.IsV6 && First <= other.First && other.Last <= Last;

    /// <summary>Reads a block in CIDR notation; bits behind the prefix are ignored, as the API server does.</summary>
    /// <param name="text">e.g. <c>10.0.0.0/8</c>.</param>
    /// <param name="range">The addresses.</param>
    /// <remarks>RFC 4632 section 3.1 and RFC 4291 section 2.3.</remarks>
    public static bool TryParseBlock(string text, out AddressRange range)
    {
        range = default;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !TryParseAddress(text[..slash], out var address))
            return false;
        var bits = address.IsV6 ? V6Bits : V4Bits;
        if (text.Length - slash - 1 is < 1 or > 3
            || !int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var prefix) || prefix > bits)
        {
            return false;
        }

        var hosts = prefix == 0
            ? (address.IsV6 ? AllV6 : AllV4).Last
            : (UInt128.One << (bits - prefix)) - UInt128.One;
        range = new AddressRange(address.First & ~hosts, (address.First & ~hosts) | hosts, address.IsV6);
        return true;
    }

    /// <summary>Reads one address.</summary>
    /// <param name="text">e.g. <c>10.0.0.1</c>.</param>
    /// <param name="range">The address as a range of one.</param>
    public static bool TryParseAddress(string text, out AddressRange range)
    {
        range = default;
        var isV6 = text.Contains(':', StringComparison.Ordinal);
        if (!isV6)
            return TryParseV4(text, out range);
        if (text.AsSpan().ContainsAnyExcept(Characters) || !IPAddress.TryParse(text, out var address) || address.AddressFamily != AddressFamily.InterNetworkV6)
            return false;
        UInt128 number = 0;
        foreach (var part in address.GetAddressBytes())
            number = (number << 8) | part;
        range = new AddressRange(number, number, isV6);
        return true;
    }

    /// <summary>Four decimal numbers. A leading zero is no sign of an octal number, as the API server reads it.</summary>
    static bool TryParseV4(string text, out AddressRange range)
    {
        range = default;
        UInt128 number = 0;
        var parts = text.Split('.');
        foreach (var part in parts)
        {
            if (part.Length > 3 || !byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
                return false;
            number = (number << 8) | value;
        }

        range = new AddressRange(number, number, false);
        return parts.Length == 4;
    }

    /// <summary><c>10.0.0.0-10.255.255.255</c>, or one address.</summary>
    public override string ToString() => First == Last ? Text(First) : $"{Text(First)}-{Text(Last)}";

    string Text(UInt128 number)
    {
        var bytes = new byte[IsV6 ? 16 : 4];
        for (var position = bytes.Length - 1; position >= 0; position--, number >>= 8)
            bytes[position] = (byte)(number & 0xff);
        return new IPAddress(bytes).ToString();
    }
}
