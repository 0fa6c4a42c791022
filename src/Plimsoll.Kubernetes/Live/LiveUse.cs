namespace Plimsoll.Kubernetes.Live;

/// <summary>What objects of a live cluster are read for: decides which are asked for, and which rights are needed.</summary>
[Flags]
public enum LiveUse
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The Pod Security Standards: workloads and namespaces.</summary>
    Check = 1,

    /// <summary>Policies on any object.</summary>
    Policies = 2,

    /// <summary>How the cluster is run.</summary>
    Posture = 4,

    /// <summary>Who may do what.</summary>
    Rbac = 8,

    /// <summary>Who may connect to whom.</summary>
    Network = 16,

    /// <summary>The least network policies: ConfigMaps name Services.</summary>
    NetworkGeneration = 32,

    /// <summary>What one subject may do, or who may do one thing: RBAC objects alone.</summary>
    RbacQuestions = 64,

    /// <summary>All of them; the questions need nothing that <see cref="Rbac"/> does not.</summary>
    All = Check | Policies | Posture | Rbac | Network | NetworkGeneration,
}
