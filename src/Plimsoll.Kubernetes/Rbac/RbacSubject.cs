namespace Plimsoll.Kubernetes.Rbac;

/// <summary>Somebody to whom a binding gives a role.</summary>
/// <param name="Kind">User, group or ServiceAccount.</param>
/// <param name="Namespace">That of a ServiceAccount; else empty.</param>
/// <param name="Name">The name.</param>
public readonly record struct RbacSubject(SubjectKind Kind, string Namespace, string Name)
{
    const string AccountPrefix = "system:serviceaccount:";

    /// <summary>A user; one whose name is that of a ServiceAccount is that ServiceAccount.</summary>
    /// <param name="name">The name.</param>
    public static RbacSubject User(string name)
    {
        var rest = name.StartsWith(AccountPrefix, StringComparison.Ordinal) ? name[AccountPrefix.Length..].Split(':') : [];
        return rest is [{ Length: > 0 } @namespace, { Length: > 0 } account]
            ? ServiceAccount(@namespace, account)
            : new RbacSubject(SubjectKind.User, "", name);
    }

    /// <summary>A group.</summary>
    /// <param name="name">The name.</param>
    public static RbacSubject Group(string name) => new(SubjectKind.Group, "", name);

    /// <summary>A ServiceAccount.</summary>
    /// <param name="namespace">Its namespace.</param>
    /// <param name="name">Its name.</param>
    public static RbacSubject ServiceAccount(string @namespace, string name) => new(SubjectKind.ServiceAccount, @namespace, name);

    /// <summary>The name by which the API server knows the user that it is.</summary>
    public string UserName => Kind == SubjectKind.ServiceAccount ? $"{AccountPrefix}{Namespace}:{Name}" : Name;

    /// <summary><c>ServiceAccount NS/NAME</c>, <c>User NAME</c>, <c>Group NAME</c>.</summary>
    public override string ToString() => Kind == SubjectKind.ServiceAccount ? $"ServiceAccount {Namespace}/{Name}" : $"{Kind} {Name}";
}
