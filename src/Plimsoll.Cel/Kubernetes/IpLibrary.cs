using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes;

/// <summary>IP addresses. In Kubernetes since 1.30.</summary>
/// <remarks>k8s.io/apiserver/pkg/cel/library/ip.go.</remarks>
public static class IpLibrary
{
    /// <summary>The library.</summary>
    public static CelLibrary Library { get; } = new("kubernetes.net.ip")
    {
        Types = [IpAddress.CelType],
        Functions =
        [
            new("ip", Overload.Function("string_to_ip", CelType.String, IpAddress.CelType, FromText)),
            new("isIP", Overload.Function("is_ip", CelType.String, CelType.Bool, text => CelValue.Bool(IpAddress.TryParse(text.AsString, out _, out _)))),
            new("ip.isCanonical", Overload.Function("ip_is_canonical", CelType.String, CelType.Bool, IsCanonical)),
            new("string", Overload.Function("ip_to_string", IpAddress.CelType, CelType.String, ip => CelValue.String(Of(ip).ToString()))),
            new("family", Overload.Member("ip_family", IpAddress.CelType, CelType.Int, ip => CelValue.Int(Of(ip).Family))),
            Question("isUnspecified", "ip_is_unspecified", ip => ip.IsUnspecified),
            Question("isLoopback", "ip_is_loopback", ip => ip.IsLoopback),
            Question("isLinkLocalMulticast", "ip_is_link_local_multicast", ip => ip.IsLinkLocalMulticast),
            Question("isLinkLocalUnicast", "ip_is_link_local_unicast", ip => ip.IsLinkLocalUnicast),
            Question("isGlobalUnicast", "ip_is_global_unicast", ip => ip.IsGlobalUnicast),
        ],
    };

    internal static CelValue FromText(CelValue text) => IpAddress.TryParse(text.AsString, out var ip, out var error)
        ? CelValue.Of(ip)
        : CelValue.Error(CelErrorKind.InvalidArgument, error);

    static CelValue IsCanonical(CelValue text) => IpAddress.TryParse(text.AsString, out var ip, out var error)
        ? CelValue.Bool(ip.ToString() == text.AsString)
        : CelValue.Error(CelErrorKind.InvalidArgument, error);

    static FunctionDeclaration Question(string name, string id, Func<IpAddress, bool> answer) =>
        new(name, Overload.Member(id, IpAddress.CelType, CelType.Bool, ip => CelValue.Bool(answer(Of(ip)))));

    static IpAddress Of(CelValue value) => (IpAddress)value.AsReference!;
}
