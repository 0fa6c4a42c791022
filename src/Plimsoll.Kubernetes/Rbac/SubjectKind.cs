namespace Plimsoll.Kubernetes.Rbac;

/// <summary>What a subject of a binding is.</summary>
public enum SubjectKind
{
    /// <summary>A user, known by name only.</summary>
    User,

    /// <summary>A group, known by name only.</summary>
    Group,

    /// <summary>A ServiceAccount of a namespace.</summary>
    ServiceAccount,
}
