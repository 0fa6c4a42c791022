using System.Globalization;
using System.Text;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes;

/// <summary>An IPv4 or IPv6 address: what <c>ip('10.0.0.1')</c> makes.</summary>
/// <remarks>The rules are those of Go's net/netip, without zones and without IPv4-mapped IPv6 addresses.</remarks>
public sealed class IpAddress : CelOpaque
{
    internal static readonly CelType CelType = CelType.Opaque("net.IP");

    const uint Broadcast = uint.MaxValue;

    internal IpAddress(UInt128 bits, bool isV4) => (Bits, IsV4) = (bits, isV4);

    /// <summary>Whether it is an IPv4 address.</summary>
    public bool IsV4 { get; }

    /// <summary>4 or 6.</summary>
    public int Family => IsV4 ? 4 : 6;

    /// <summary>Whether it is <c>0.0.0.0</c> or <c>::</c>.</summary>
    public bool IsUnspecified => Bits == UInt128.Zero;

    /// <summary>Whether it is in <c>127.0.0.0/8</c>, or <c>::1</c>.</summary>
    public bool IsLoopback => IsV4 ? (uint)Bits >> 24 == 127 : Bits == UInt128.One;

    /// <summary>Whether it is in <c>224.0.0.0/4</c> or <c>ff00::/8</c>.</summary>
    public bool IsMulticast => IsV4 ? (uint)Bits >> 28 == 0xe : (byte)(Bits >> 120) == 0xff;

    /// <summary>Whether it is in <c>224.0.0.0/24</c>, or in a <c>ff00::/8</c> of scope 2.</summary>
    public bool IsLinkLocalMulticast => IsV4 ? (uint)Bits >> 8 == 0xe00000 : (FirstField & 0xff0f) == 0xff02;

    /// <summary>Whether it is in <c>169.254.0.0/16</c> or <c>fe80::/10</c>.</summary>
    public bool IsLinkLocalUnicast => IsV4 ? (uint)Bits >> 16 == 0xa9fe : (FirstField & 0xffc0) == 0xfe80;

    /// <summary>Whether it is none of the special ones: unspecified, loopback, multicast, link-local, IPv4 broadcast.</summary>
    public bool IsGlobalUnicast =>
        !IsUnspecified && !(IsV4 && (uint)Bits == Broadcast) && !IsLoopback && !IsMulticast && !IsLinkLocalUnicast;

    /// <inheritdoc/>
    public override CelType Type => CelType;

    /// <inheritdoc/>
    public override long CostSize => IsV4 ? 4 : 16;

    /// <summary>The address as a number; an IPv4 address is below 2 to the 32.</summary>
    internal UInt128 Bits { get; }

    internal int BitLength => IsV4 ? 32 : 128;

    ushort FirstField => (ushort)(Bits >> 112);

    /// <summary>Reads an address.</summary>
    /// <param name="text">The text.</param>
    /// <param name="address">The address.</param>
    /// <param name="error">What is wrong, in Kubernetes' words; empty where nothing is.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out IpAddress address, out string error)
    {
        if (!IpText.TryRead(text, out var bits, out var isV4, out var hasZone, out error))
            error = $"IP Address {QuotedText.Of(text)} parse error during conversion from string: {error}";
        else if (hasZone)
            error = $"IP address {QuotedText.Of(text)} with zone value is not allowed";
        else if (!isV4 && IsMapped(bits))
            error = $"IPv4-mapped IPv6 address {QuotedText.Of(text)} is not allowed";
        address = new IpAddress(bits, isV4);
        return error.Length == 0;
    }

    /// <inheritdoc/>
    public override bool IsEqualTo(CelOpaque other) => other is IpAddress ip && ip.IsV4 == IsV4 && ip.Bits == Bits;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Bits, IsV4);

    /// <summary>The canonical text.</summary>
    public override string ToString() => IsV4
        ? string.Create(CultureInfo.InvariantCulture, $"{(byte)(Bits >> 24)}.{(byte)(Bits >> 16)}.{(byte)(Bits >> 8)}.{(byte)Bits}")
        : TextOfV6();

    internal static bool IsMapped(UInt128 bits) => bits >> 32 == 0xffff;

    string TextOfV6()
    {
        Span<ushort> fields = stackalloc ushort[8];
        for (var i = 0; i < 8; i++)
            fields[i] = (ushort)(Bits >> (112 - (16 * i)));
        var (start, length) = LongestZeros(fields);
        var text = new StringBuilder(39);
        for (var i = 0; i < 8; i++)
        {
            if (i == start)
            {
                text.Append("::");
                i += length - 1;
                continue;
            }

            if (i > 0 && i != start + length)
                text.Append(':');
            text.Append(CultureInfo.InvariantCulture, $"{fields[i]:x}");
        }

        return text.ToString();
    }

    /// <summary>The first longest run of two or more zeros; a start of -1 where there is none.</summary>
    static (int Start, int Length) LongestZeros(ReadOnlySpan<ushort> fields)
    {
        var (start, length) = (-1, 1);
        for (var i = 0; i < fields.Length; i++)
        {
            var run = fields[i..].IndexOfAnyExcept((ushort)0);
            if (run < 0)
                run = fields.Length - i;
            if (run > length)
                (start, length) = (i, run);
            i += run;
        }

        return (start, start < 0 ? 0 : length);
    }
}
