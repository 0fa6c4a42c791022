namespace Plimsoll.Kubernetes.Network;

/// <summary>A port that a container says it serves.</summary>
/// <param name="Name">Its name; empty where it has none.</param>
/// <param name="Protocol">Its protocol.</param>
/// <param name="Number">Its number.</param>
public sealed record ContainerPort(string Name, NetworkProtocol Protocol, int Number);
