namespace Plimsoll.Kubernetes.Network;

/// <summary>Somebody who is in no manifest.</summary>
/// <param name="Pattern">Unknown pods, by what is known of them; <c>null</c> for addresses.</param>
/// <param name="Range">Addresses outside of the cluster; <c>null</c> for pods.</param>
public sealed record ExposurePeer(PolicyPeer.Pods? Pattern, AddressRange? Range)
{
    /// <summary>Whether any pod is meant, whatever its namespace and labels.</summary>
    public bool IsAnyone => Pattern == Connectivity.Anyone;

    /// <summary>For people.</summary>
    public override string ToString() => IsAnyone ? "any pod of the cluster" : Pattern?.ToString() ?? $"{Range}[External]";
}
