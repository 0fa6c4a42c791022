namespace Plimsoll.Kubernetes.Rbac;

/// <summary>What is wrong with RBAC objects.</summary>
public enum RbacProblemKind
{
    /// <summary>A field is missing, or not of its type: the object or rule is left out.</summary>
    Malformed,

    /// <summary>A kind or version that RBAC does not have.</summary>
    UnknownKind,

    /// <summary>Two objects of one name: the last one counts.</summary>
    Duplicate,

    /// <summary>ClusterRoles aggregate each other in a circle.</summary>
    CyclicAggregation,

    /// <summary>A limit was reached.</summary>
    LimitExceeded,
}
