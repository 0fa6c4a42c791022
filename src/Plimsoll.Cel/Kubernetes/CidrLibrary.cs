using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes;

/// <summary>Networks in CIDR notation. In Kubernetes since 1.30.</summary>
/// <remarks>k8s.io/apiserver/pkg/cel/library/cidr.go.</remarks>
public static class CidrLibrary
{
    /// <summary>The library.</summary>
    public static CelLibrary Library { get; } = new("kubernetes.net.cidr")
    {
        Types = [Cidr.CelType],
        Functions =
        [
            new("cidr", Overload.Function("string_to_cidr", CelType.String, Cidr.CelType, FromText)),
            new("isCIDR", Overload.Function("is_cidr", CelType.String, CelType.Bool, text => CelValue.Bool(Cidr.TryParse(text.AsString, out _, out _)))),
            new(
                "containsIP",
                Overload.Member("cidr_contains_ip_string", Cidr.CelType, CelType.String, CelType.Bool, (cidr, text) => ContainsIp(cidr, IpLibrary.FromText(text))),
                Overload.Member("cidr_contains_ip_ip", Cidr.CelType, IpAddress.CelType, CelType.Bool, ContainsIp)),
            new(
                "containsCIDR",
                Overload.Member("cidr_contains_cidr_string", Cidr.CelType, CelType.String, CelType.Bool, (cidr, text) => ContainsCidr(cidr, FromText(text))),
                Overload.Member("cidr_contains_cidr", Cidr.CelType, Cidr.CelType, CelType.Bool, ContainsCidr)),
            new("ip", Overload.Member("cidr_ip", Cidr.CelType, IpAddress.CelType, cidr => CelValue.Of(Of(cidr).Address))),
            new("prefixLength", Overload.Member("cidr_prefix_length", Cidr.CelType, CelType.Int, cidr => CelValue.Int(Of(cidr).PrefixLength))),
            new("masked", Overload.Member("cidr_masked", Cidr.CelType, Cidr.CelType, cidr => CelValue.Of(Of(cidr).Masked))),
            new("string", Overload.Function("cidr_to_string", Cidr.CelType, CelType.String, cidr => CelValue.String(Of(cidr).ToString()))),
        ],
    };

    static CelValue FromText(CelValue text) => Cidr.TryParse(text.AsString, out var cidr, out var error)
        ? CelValue.Of(cidr)
        : CelValue.Error(CelErrorKind.InvalidArgument, $"network address parse error during conversion from string: {error}");

    static CelValue ContainsIp(CelValue cidr, CelValue ip) => ip.IsError ? ip : CelValue.Bool(Of(cidr).Contains((IpAddress)ip.AsReference!));

    static CelValue ContainsCidr(CelValue cidr, CelValue other) => other.IsError ? other : CelValue.Bool(Of(cidr).Contains(Of(other)));

    static Cidr Of(CelValue value) => (Cidr)value.AsReference!;
}
