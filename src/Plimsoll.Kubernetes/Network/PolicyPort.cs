namespace Plimsoll.Kubernetes.Network;

/// <summary>Ports of a rule.</summary>
/// <param name="Protocol">The protocol; <c>null</c> for a name of any protocol.</param>
/// <param name="Ports">The numbers; none where a name stands.</param>
/// <param name="Name">The name of a container's port; empty where numbers stand.</param>
public sealed record PolicyPort(NetworkProtocol? Protocol, PortSet Ports, string Name)
{
    /// <summary>What it means at a destination.</summary>
    /// <param name="named">The ports that the destination's containers name.</param>
    public ConnectionSet At(NamedPorts named)
    {
        if (Name.Length == 0)
            return Protocol is { } protocol ? ConnectionSet.Of(protocol, Ports) : ConnectionSet.None;
        var found = ConnectionSet.None;
        foreach (var port in named.Entries)
        {
            if (port.Name == Name && (Protocol is null || Protocol == port.Protocol))
                found = found.Union(ConnectionSet.Of(port.Protocol, PortSet.Of(port.Number, port.Number)));
        }

        return found;
    }

    /// <summary><c>TCP 80-90</c>, <c>UDP dns</c>.</summary>
    public override string ToString()
    {
        var protocol = Protocol?.ToString().ToUpperInvariant() ?? "any protocol";
        return Name.Length > 0 ? $"{protocol} {Name}" : Ports.IsAll ? protocol : $"{protocol} {Ports}";
    }
}
