namespace Plimsoll.Kubernetes.Network;

/// <summary>Which side of a connection a rule is about.</summary>
public enum PolicyDirection
{
    /// <summary>Into the selected pods.</summary>
    Ingress,

    /// <summary>Out of the selected pods.</summary>
    Egress,
}
