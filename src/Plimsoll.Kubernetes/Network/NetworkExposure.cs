namespace Plimsoll.Kubernetes.Network;

/// <summary>Who that is in no manifest may connect to a workload, or be connected to by it.</summary>
/// <param name="Workload">The workload.</param>
/// <param name="Direction">Into or out of it.</param>
/// <param name="Peer">The addresses, or the unknown pods.</param>
/// <param name="Connections">What is allowed.</param>
/// <param name="OwnConnections">What of it comes from rules that name just this peer, or no peer at all; rules whose selectors the peer's implies
/// are left out. The same as <paramref name="Connections"/> for addresses.</param>
/// <param name="IsIsolated">Whether a NetworkPolicy isolates the workload in this direction.</param>
public sealed record NetworkExposure(
    NetworkParty Workload, PolicyDirection Direction, ExposurePeer Peer, ExposureConnections Connections, ExposureConnections OwnConnections, bool IsIsolated);
