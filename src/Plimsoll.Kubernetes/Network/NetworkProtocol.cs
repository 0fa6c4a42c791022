namespace Plimsoll.Kubernetes.Network;

/// <summary>The protocols that policies distinguish.</summary>
public enum NetworkProtocol
{
    /// <summary>TCP, the default.</summary>
    Tcp,

    /// <summary>UDP.</summary>
    Udp,

    /// <summary>SCTP.</summary>
    Sctp,
}
