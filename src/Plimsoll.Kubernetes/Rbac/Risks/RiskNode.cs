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

    /// <summary>An identity of the cloud.</summary>
    Cloud,
}

/// <summary>A node of the risk graph.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Namespace">The namespace; empty for all.</param>
/// <param name="Name">The operator or cloud identity; the role as kind and name.</param>
/// <param name="Subject">The subject, where it is one.</param>
readonly record struct RiskNode(RiskKind Kind, string Namespace = "", string Name = "", RbacSubject Subject = default)
{
    /// <summary>Whether it stands for several subjects and is no step of its own.</summary>
    public bool IsHub => Kind is RiskKind.Accounts or RiskKind.RunningAccounts;

    /// <summary>Whether it is an end worth telling.</summary>
    public bool IsGoal => Kind >= RiskKind.ClusterAdmin;

    public static RiskNode Of(RbacSubject subject) => new(RiskKind.Subject, "", "", subject);

    public override string ToString() => Kind switch
    {
        RiskKind.Subject => Subject.ToString(),
        RiskKind.Role => Namespace.Length == 0 ? $"{Name} everywhere" : $"{Name} in {Namespace}",
        RiskKind.ClusterAdmin => "cluster-admin",
        RiskKind.Nodes => "root on nodes",
        RiskKind.Namespace => $"all of {Where}",
        RiskKind.Secrets => $"Secrets of {Where}",
        RiskKind.Objects => "content of every object",
        RiskKind.Admission => "admission control",
        RiskKind.Traffic => $"traffic of {Where}",
        RiskKind.Configuration => "configuration of kube-system",
        RiskKind.Operator => $"rights of {Name}",
        RiskKind.Cloud => $"cloud identity {Name}",
        _ => $"ServiceAccounts of {Where}",
    };

    string Where => Namespace.Length == 0 ? "every namespace" : $"namespace {Namespace}";
}
