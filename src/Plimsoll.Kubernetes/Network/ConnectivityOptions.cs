namespace Plimsoll.Kubernetes.Network;

/// <summary>What Kubernetes leaves to the network plugin, or to what is known.</summary>
/// <param name="MatchPodAddresses">
/// Whether blocks of addresses hold pods by their addresses: plugins differ. Without it they hold only what is outside of the cluster. A pod
/// whose address is not known is then held by blocks of all addresses.
/// </param>
public sealed record ConnectivityOptions(bool MatchPodAddresses = false);
