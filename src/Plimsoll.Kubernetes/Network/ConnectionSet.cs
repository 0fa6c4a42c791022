namespace Plimsoll.Kubernetes.Network;

/// <summary>Protocols and ports that may be connected to.</summary>
/// <param name="Tcp">The TCP ports.</param>
/// <param name="Udp">The UDP ports.</param>
/// <param name="Sctp">The SCTP ports.</param>
public sealed record ConnectionSet(PortSet Tcp, PortSet Udp, PortSet Sctp)
{
    /// <summary>Nothing.</summary>
    public static ConnectionSet None { get; } = new(PortSet.None, PortSet.None, PortSet.None);

    /// <summary>Everything.</summary>
    public static ConnectionSet All { get; } = new(PortSet.All, PortSet.All, PortSet.All);

    /// <summary>Whether nothing may be connected to.</summary>
    public bool IsEmpty => Tcp.IsEmpty && Udp.IsEmpty && Sctp.IsEmpty;

    /// <summary>Whether everything may be connected to.</summary>
    public bool IsAll => Tcp.IsAll && Udp.IsAll && Sctp.IsAll;

    /// <summary>Ports of one protocol.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <param name="ports">The ports.</param>
    public static ConnectionSet Of(NetworkProtocol protocol, PortSet ports) => protocol switch
    {
        NetworkProtocol.Tcp => None with { Tcp = ports },
        NetworkProtocol.Udp => None with { Udp = ports },
        _ => None with { Sctp = ports },
    };

    /// <summary>The ports of a protocol.</summary>
    /// <param name="protocol">The protocol.</param>
    public PortSet Of(NetworkProtocol protocol) => protocol switch
    {
        NetworkProtocol.Tcp => Tcp,
        NetworkProtocol.Udp => Udp,
        _ => Sctp,
    };

    /// <summary>Whether one port may be connected to.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <param name="port">The port.</param>
    public bool Contains(NetworkProtocol protocol, int port) => Of(protocol).Contains(port);

    /// <summary>Whether all of the other is in this one.</summary>
    /// <param name="other">The other.</param>
    public bool Covers(ConnectionSet other) => other.Except(this).IsEmpty;

    /// <summary>What is in either.</summary>
    /// <param name="other">The other.</param>
    public ConnectionSet Union(ConnectionSet other) => new(Tcp.Union(other.Tcp), Udp.Union(other.Udp), Sctp.Union(other.Sctp));

    /// <summary>What is in both.</summary>
    /// <param name="other">The other.</param>
    public ConnectionSet Intersect(ConnectionSet other) =>
        new(Tcp.Intersect(other.Tcp), Udp.Intersect(other.Udp), Sctp.Intersect(other.Sctp));

    /// <summary>What is in this one only.</summary>
    /// <param name="other">The other.</param>
    public ConnectionSet Except(ConnectionSet other) => new(Tcp.Except(other.Tcp), Udp.Except(other.Udp), Sctp.Except(other.Sctp));

    /// <summary><c>TCP 80,443; UDP 53</c>, <c>all</c> or <c>none</c>; a protocol without numbers means all its ports.</summary>
    public override string ToString()
    {
        if (IsAll)
            return "all";
        var parts = new List<string>();
        foreach (var (name, ports) in new[] { ("SCTP", Sctp), ("TCP", Tcp), ("UDP", Udp) })
        {
            if (!ports.IsEmpty)
                parts.Add(ports.IsAll ? name : $"{name} {ports}");
        }

        return parts.Count == 0 ? "none" : string.Join("; ", parts);
    }
}
