namespace Plimsoll.Kubernetes.Network;

/// <summary>What generated policies are to allow beside what is needed.</summary>
/// <param name="DnsPort">The port of the cluster's DNS, 53; OpenShift has 5353. 0 for no DNS.</param>
public sealed record GenerationOptions(int DnsPort = 53);
