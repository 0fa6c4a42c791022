using System.Collections.Immutable;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Network;

/// <summary>A policy about connections, of any of the kinds.</summary>
/// <param name="Object">Its name.</param>
/// <param name="Tier">When it is asked.</param>
/// <param name="Priority">Its place in the tier, the lowest first; 0 for NetworkPolicies.</param>
/// <param name="Subject">The pods it is about.</param>
/// <param name="Ingress">The rules for connections to them; <c>null</c> where the policy says nothing about that direction.</param>
/// <param name="Egress">The rules for connections from them; <c>null</c> where the policy says nothing about that direction.</param>
/// <param name="Location">Where it is written.</param>
public sealed record ConnectionPolicy(
    ObjectReference Object,
    PolicyTier Tier,
    int Priority,
    PolicyPeer.Pods Subject,
    ImmutableArray<PolicyRule>? Ingress,
    ImmutableArray<PolicyRule>? Egress,
    SourceLocation Location)
{
    /// <summary>The secondary networks that it is about, as <c>NAMESPACE/NAME</c>; none where it is about primary networks.</summary>
    public ImmutableArray<string> Networks { get; init; } = [];

    /// <summary>The rules of a direction; <c>null</c> where it says nothing about it.</summary>
    /// <param name="direction">The direction.</param>
    public ImmutableArray<PolicyRule>? Rules(PolicyDirection direction) => direction == PolicyDirection.Ingress ? Ingress : Egress;
}
