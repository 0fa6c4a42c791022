using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.Network;

/// <summary>Pods of one workload that policies do not tell apart.</summary>
/// <param name="Party">Their name in a map.</param>
/// <param name="Pods">The pods.</param>
/// <param name="Position">The place of their endpoint.</param>
public sealed record NetworkNode(NetworkParty Party, ImmutableArray<NetworkPod> Pods, int Position);
