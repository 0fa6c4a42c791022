using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.Rbac;

/// <summary>Somebody who asks, as the API server authenticated them.</summary>
/// <param name="Name">The name; empty where only groups are asked about.</param>
/// <param name="Groups">The groups.</param>
public sealed record RbacUser(string Name, ImmutableArray<string> Groups)
{
    /// <summary>Members may do everything; no binding shows it.</summary>
    public const string Masters = "system:masters";

    /// <summary>Everybody who is authenticated.</summary>
    public const string Authenticated = "system:authenticated";

    /// <summary>Everybody who is not.</summary>
    public const string Unauthenticated = "system:unauthenticated";

    /// <summary>The name of everybody who is not authenticated.</summary>
    public const string AnonymousName = "system:anonymous";

    /// <summary>Every ServiceAccount of the cluster; with a colon and a namespace, those of the namespace.</summary>
    public const string ServiceAccounts = "system:serviceaccounts";

    /// <summary>Somebody who is not authenticated.</summary>
    public static RbacUser Anonymous { get; } = new(AnonymousName, [Unauthenticated]);

    /// <summary>The user that a subject is, with the groups that the API server adds.</summary>
    /// <param name="subject">The subject; of a group, an unnamed member of it alone.</param>
    /// <param name="groups">Further groups.</param>
    /// <remarks>https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects</remarks>
    public static RbacUser Of(RbacSubject subject, params IEnumerable<string> groups) => subject.Kind switch
    {
        SubjectKind.ServiceAccount => new RbacUser(
            subject.UserName, [.. groups, ServiceAccounts, $"{ServiceAccounts}:{subject.Namespace}", Authenticated]),
        SubjectKind.Group => new RbacUser("", [.. groups, subject.Name]),
        _ when subject.Name == AnonymousName => Anonymous with { Groups = [.. groups, Unauthenticated] },
        _ => new RbacUser(subject.Name, [.. groups, Authenticated]),
    };
}
