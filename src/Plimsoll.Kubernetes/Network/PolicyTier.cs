namespace Plimsoll.Kubernetes.Network;

/// <summary>Which policies are asked first.</summary>
public enum PolicyTier
{
    /// <summary>AdminNetworkPolicy, and ClusterNetworkPolicy of tier Admin: by priority, the first rule that matches counts.</summary>
    Admin,

    /// <summary>NetworkPolicy: a pod that one selects is isolated, and their rules add up.</summary>
    Namespace,

    /// <summary>BaselineAdminNetworkPolicy, and ClusterNetworkPolicy of tier Baseline: for what no NetworkPolicy decides.</summary>
    Baseline,
}
