using System.Collections.Immutable;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Network;

/// <summary>One rule of a policy.</summary>
/// <param name="Name">Its name, or its position from 1 as <c>#1</c>.</param>
/// <param name="Action">What follows where it matches.</param>
/// <param name="Peers">The other side: any of them.</param>
/// <param name="Ports">Any of them; everything where empty.</param>
/// <param name="Location">Where it is written.</param>
public sealed record PolicyRule(
    string Name, PolicyAction Action, ImmutableArray<PolicyPeer> Peers, ImmutableArray<PolicyPort> Ports, SourceLocation Location)
{
    /// <summary>Whether its ports mean different numbers at different pods.</summary>
    public bool HasNamedPorts => Ports.Any(port => port.Name.Length > 0);

    /// <summary>The connections it is about at a destination.</summary>
    /// <param name="named">The ports that the destination's containers name.</param>
    public ConnectionSet At(NamedPorts named) => Ports.IsEmpty
        ? ConnectionSet.All
        : Ports.Aggregate(ConnectionSet.None, (all, port) => all.Union(port.At(named)));
}
