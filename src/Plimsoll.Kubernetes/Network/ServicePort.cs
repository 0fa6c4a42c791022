namespace Plimsoll.Kubernetes.Network;

/// <summary>A port of a Service.</summary>
/// <param name="Name">Its name; empty where it has none.</param>
/// <param name="Protocol">Its protocol.</param>
/// <param name="Number">The number that clients use.</param>
/// <param name="TargetNumber">The number at the pods; 0 where they are told by name.</param>
/// <param name="TargetName">The name of the port at the pods; empty where a number stands.</param>
public sealed record ServicePort(string Name, NetworkProtocol Protocol, int Number, int TargetNumber, string TargetName)
{
    /// <summary>What it means at a pod.</summary>
    /// <param name="ports">The pod's ports.</param>
    public ConnectionSet At(NamedPorts ports) => TargetName.Length > 0
        ? new PolicyPort(Protocol, PortSet.None, TargetName).At(ports)
        : ConnectionSet.Of(Protocol, PortSet.Of(TargetNumber, TargetNumber));
}
