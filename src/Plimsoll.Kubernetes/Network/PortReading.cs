using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes.Network;

/// <summary>Reads the ports of rules, in the three ways that the kinds write them.</summary>
/// <remarks>
/// networking.k8s.io/v1 NetworkPolicyPort (Kubernetes v1.37); policy.networking.k8s.io v1alpha1 AdminNetworkPolicyPort and v1alpha2
/// ClusterNetworkPolicyProtocol (network-policy-api).
/// </remarks>
static class PortReading
{
    /// <summary>Characters of the name of a port, RFC 6335 section 5.1.</summary>
    const int MaxNameLength = 15;

    /// <summary>A port of a NetworkPolicy.</summary>
    public static PolicyPort? OfNetworkPolicy(ObjectNode port, IssueList issues)
    {
        // An empty item, null, is TCP on every port, as the API server decodes it.
        if (port.IsSet && issues.Mapping(port, "a port") is null)
            return null;
        issues.Fields(port, "protocol", "port", "endPort");
        if (Protocol(port["protocol"], port, issues) is not { } protocol)
            return null;
        var (first, name) = (port["port"].AsInteger, port["port"].AsText);
        if (port["endPort"].IsSet)
            return Range(protocol, first, port["endPort"].AsInteger, port["endPort"]!, issues);
        if (!port["port"].IsSet)
            return new PolicyPort(protocol, PortSet.All, "");
        return name is not null ? Named(protocol, name, port, issues) : Range(protocol, first, first, port["port"]!, issues);
    }

    /// <summary>A port of an AdminNetworkPolicy: exactly one of portNumber, portRange, namedPort.</summary>
    public static PolicyPort? OfAdminPolicy(ObjectNode port, IssueList issues)
    {
        if (port is not MappingNode { Entries: [var field] })
        {
            issues.Invalid(port, "a port must have exactly one of portNumber, portRange and namedPort");
            return null;
        }

        var value = field.Value;
        switch (field.Key)
        {
            case "portNumber" when Protocol(value["protocol"], value, issues) is { } protocol:
                return Range(protocol, value["port"].AsInteger, value["port"].AsInteger, value, issues);
            case "portRange" when Protocol(value["protocol"], value, issues) is { } protocol:
                return Range(protocol, value["start"].AsInteger, value["end"].AsInteger, value, issues);
            case "namedPort":
                return Named(null, value.AsText ?? "", value, issues);
            case "portNumber" or "portRange":
                return null;
            default:
                issues.Invalid(port, $"'{field.Key}' is no kind of port: expected portNumber, portRange or namedPort");
                return null;
        }
    }

    /// <summary>A protocol of a ClusterNetworkPolicy: exactly one of tcp, udp, sctp, destinationNamedPort.</summary>
    public static PolicyPort? OfClusterPolicy(ObjectNode entry, IssueList issues)
    {
        if (entry is not MappingNode { Entries: [var field] })
        {
            issues.Invalid(entry, "a protocol must have exactly one of tcp, udp, sctp and destinationNamedPort");
            return null;
        }

        if (field.Key == "destinationNamedPort")
            return Named(null, field.Value.AsText ?? "", field.Value, issues);
        NetworkProtocol? protocol = field.Key switch
        {
            "tcp" => NetworkProtocol.Tcp,
            "udp" => NetworkProtocol.Udp,
            "sctp" => NetworkProtocol.Sctp,
            _ => null,
        };
        if (protocol is not { } known)
        {
            issues.Invalid(entry, $"'{field.Key}' is no protocol: expected tcp, udp, sctp or destinationNamedPort");
            return null;
        }

        var port = field.Value["destinationPort"];
        if (!port.IsSet)
            return new PolicyPort(known, PortSet.All, "");
        if (port!["number"].IsSet == port["range"].IsSet)
        {
            issues.Invalid(port, "destinationPort must have exactly one of number and range");
            return null;
        }

        return port["range"] is { } range
            ? Range(known, range["start"].AsInteger, range["end"].AsInteger, range, issues)
            : Range(known, port["number"].AsInteger, port["number"].AsInteger, port, issues);
    }

    /// <summary>A protocol by name; TCP where none is written; <c>null</c> with an issue where there is no such protocol.</summary>
    public static NetworkProtocol? Protocol(ObjectNode? node, ObjectNode place, IssueList issues)
    {
        if (!node.IsSet)
            return NetworkProtocol.Tcp;
        var protocol = Named(node.AsText);
        if (protocol is null)
            issues.Invalid(node ?? place, $"protocol '{node.AsText}' is unknown: expected TCP, UDP or SCTP");
        return protocol;
    }

    /// <summary>A protocol by its name in upper case.</summary>
    public static NetworkProtocol? Named(string? text) => text switch
    {
        "TCP" => NetworkProtocol.Tcp,
        "UDP" => NetworkProtocol.Udp,
        "SCTP" => NetworkProtocol.Sctp,
        _ => null,
    };

    static PolicyPort? Range(NetworkProtocol protocol, long? first, long? last, ObjectNode place, IssueList issues)
    {
        if (first is >= 1 and <= PortRange.MaxPort && last is >= 1 and <= PortRange.MaxPort && first <= last)
            return new PolicyPort(protocol, PortSet.Of((int)first, (int)last), "");
        issues.Invalid(place, first == last
            ? $"port {Number(first)} is out of range: expected 1 to {PortRange.MaxPort}"
            : $"ports {Number(first)} to {Number(last)}: expected two numbers from 1 to {PortRange.MaxPort}, the first not above the last");
        return null;
    }

    static string Number(long? port) => port is { } number ? $"{number}" : "(no number)";

    static PolicyPort? Named(NetworkProtocol? protocol, string name, ObjectNode place, IssueList issues)
    {
        if (name.Length is > 0 and <= MaxNameLength && name.Any(char.IsAsciiLetter)
            && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            return new PolicyPort(protocol, PortSet.None, name);
        }

        issues.Invalid(place, $"'{name}' cannot be the name of a port: at most {MaxNameLength} lower case letters, digits and '-', with a letter");
        return null;
    }
}
