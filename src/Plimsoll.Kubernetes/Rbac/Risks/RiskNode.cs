namespace Plimsoll.Kubernetes.Rbac.Risks;

/// <summary>A node of the risk graph.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Namespace">The namespace; empty for all.</param>
/// <param name="Name">The operator or cloud identity; the role as kind and name.</param>
/// <param name="Subject">The subject, where it is one.</param>
readonly record struct RiskNode(RiskKind Kind, string Namespace = "", string Name = "", RbacSubject Subject = default)
{
    /// <summary>Whether it stands for several subjects and is no step of its own.</summary>
    public bool IsHub => Kind is >= RiskKind.Accounts and <= RiskKind.Groups;

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
        RiskKind.Ports => $"ports of Pods of {Where}",
        RiskKind.Configuration => "configuration of kube-system",
        RiskKind.Operator => $"rights of {Name}",
        RiskKind.Cloud => $"cloud identity {Name}",
        RiskKind.Users => "every user",
        RiskKind.Groups => "every group",
        _ => $"ServiceAccounts of {Where}",
    };

    string Where => Namespace.Length == 0 ? "every namespace" : $"namespace {Namespace}";
}
