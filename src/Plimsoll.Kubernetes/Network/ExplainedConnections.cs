using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.Network;

/// <summary>Connections between two endpoints that are judged for the same reasons.</summary>
/// <param name="Connections">Which.</param>
/// <param name="IsAllowed">Whether both sides allow them.</param>
/// <param name="Reasons">Why, egress of the source first.</param>
public sealed record ExplainedConnections(ConnectionSet Connections, bool IsAllowed, ImmutableArray<ConnectionReason> Reasons);
