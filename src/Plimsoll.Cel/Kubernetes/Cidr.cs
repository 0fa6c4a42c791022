using System.Globalization;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes;

/// <summary>An IP address with the length of a prefix: what <c>cidr('10.0.0.0/8')</c> makes.</summary>
/// <remarks>The rules are those of Go's net/netip, without zones and without IPv4-mapped IPv6 addresses.</remarks>
public sealed class Cidr : CelOpaque
{
    internal static readonly CelType CelType = CelType.Opaque("net.CIDR");

    Cidr(IpAddress address, int prefixLength) => (Address, PrefixLength) = (address, prefixLength);

    /// <summary>The address as written.</summary>
    public IpAddress Address { get; }

    /// <summary>The length of the prefix in bits.</summary>
    public int PrefixLength { get; }

    /// <summary>The same network with the address of the network itself.</summary>
    public Cidr Masked => new(new IpAddress(Address.Bits & Mask, Address.IsV4), PrefixLength);

    /// <inheritdoc/>
    public override CelType Type => CelType;

    /// <summary>The length of the prefix in bytes.</summary>
    public override long CostSize => (PrefixLength + 7) / 8;

    UInt128 Mask => PrefixLength == 0 ? UInt128.Zero : UInt128.MaxValue << (Address.BitLength - PrefixLength);

    /// <summary>Reads a network.</summary>
    /// <param name="text">The text.</param>
    /// <param name="cidr">The network.</param>
    /// <param name="error">What is wrong, in Kubernetes' words; empty where nothing is.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out Cidr cidr, out string error)
    {
        (cidr, var problem) = (new Cidr(new IpAddress(default, false), 0), "");
        var slash = text.LastIndexOf('/');
        if (slash < 0)
            problem = "no '/'";
        else if (!IpText.TryRead(text[..slash], out var bits, out var isV4, out var hasZone, out problem))
            _ = problem;
        else if (hasZone)
            problem = "IPv6 zones cannot be present in a prefix";
        else if (TryReadLength(text[(slash + 1)..], isV4 ? 32 : 128, out var length, out problem))
            cidr = new Cidr(new IpAddress(bits, isV4), length);
        error = problem.Length == 0 ? "" : $"network address parse error during conversion from string: netip.ParsePrefix({QuotedText.Of(text)}): {problem}";
        if (problem.Length == 0 && !cidr.Address.IsV4 && IpAddress.IsMapped(cidr.Address.Bits))
            error = $"IPv4-mapped IPv6 address {QuotedText.Of(text)} is not allowed";
        return error.Length == 0;
    }

    /// <summary>Whether <paramref name="address"/> is in this network; never for one of the other family.</summary>
    public bool Contains(IpAddress address) =>
        address.IsV4 == Address.IsV4 && ((address.Bits ^ Address.Bits) & Mask) == UInt128.Zero;

    /// <summary>Whether all of <paramref name="other"/> is in this network.</summary>
    public bool Contains(Cidr other) => PrefixLength <= other.PrefixLength && Contains(other.Address);

    /// <inheritdoc/>
    public override bool IsEqualTo(CelOpaque other) =>
        other is Cidr cidr && cidr.PrefixLength == PrefixLength && cidr.Address.IsEqualTo(Address);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Address.GetHashCode(), PrefixLength);

    /// <summary><c>ADDRESS/LENGTH</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Address}/{PrefixLength}");

    static bool TryReadLength(ReadOnlySpan<char> text, int max, out int length, out string problem)
    {
        var isNumber = text is [>= '1' and <= '9', ..] or ['0'];
        isNumber &= !text.ContainsAnyExceptInRange('0', '9');
        length = max + 1;
        if (!isNumber || text.Length > 19)
            problem = $"bad bits after slash: {QuotedText.Of(text)}";
        else if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out length) || length > max)
            problem = "prefix length out of range";
        else
            problem = "";
        return problem.Length == 0;
    }
}
