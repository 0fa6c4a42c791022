namespace Plimsoll.Kubernetes.Network;

/// <summary>What one party may connect to at another.</summary>
/// <param name="Source">Who connects.</param>
/// <param name="Destination">To whom.</param>
/// <param name="Connections">Protocols and ports, at least one.</param>
public sealed record NetworkEdge(NetworkParty Source, NetworkParty Destination, ConnectionSet Connections);
