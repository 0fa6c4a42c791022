namespace Plimsoll.Kubernetes.Rbac.Risks;

/// <summary>What a node of the risk graph is.</summary>
enum RiskKind
{
    /// <summary>A ServiceAccount, user or group.</summary>
    Subject,

    /// <summary>A role that can be bound: what it gives in the namespace, everywhere where that is empty.</summary>
    Role,

    /// <summary>Every ServiceAccount of the namespace.</summary>
    Accounts,

    /// <summary>Every ServiceAccount whose token a Pod of the namespace has.</summary>
    RunningAccounts,

    /// <summary>Every ServiceAccount that has a token in a Secret of the namespace.</summary>
    TokenAccounts,

    /// <summary>Every user to whom a binding gives something.</summary>
    Users,

    /// <summary>Every group to which a binding gives something.</summary>
    Groups,

    /// <summary>All rights in the cluster.</summary>
    ClusterAdmin,

    /// <summary>Root on nodes.</summary>
    Nodes,

    /// <summary>All rights in the namespace.</summary>
    Namespace,

    /// <summary>The Secrets of the namespace.</summary>
    Secrets,

    /// <summary>The content of every object.</summary>
    Objects,

    /// <summary>Admission policies.</summary>
    Admission,

    /// <summary>The traffic of the namespace's Services.</summary>
    Traffic,

    /// <summary>The configuration of the cluster's own parts.</summary>
    Configuration,

    /// <summary>An operator's rights.</summary>
    Operator,

    /// <summary>The ports of the namespace's Pods, past network policies.</summary>
    Ports,

    /// <summary>An identity of the cloud.</summary>
    Cloud,
}
