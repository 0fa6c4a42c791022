namespace Plimsoll.Kubernetes.Live;

/// <summary>Nothing can be read from a cluster: it does not answer, cannot be trusted, or does not know the user.</summary>
/// <param name="message">Which server, what happened.</param>
public sealed class UnreachableClusterException(string message) : Exception(message);
