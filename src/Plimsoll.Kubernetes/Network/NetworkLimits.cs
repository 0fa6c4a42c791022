namespace Plimsoll.Kubernetes.Network;

/// <summary>How much is told of a network.</summary>
public static class NetworkLimits
{
    /// <summary>Connections of one answer: 1,000 workloads that all reach each other. More nobody reads, and they take the memory of their square.</summary>
    public const int MaxConnections = 1_000_000;
}
