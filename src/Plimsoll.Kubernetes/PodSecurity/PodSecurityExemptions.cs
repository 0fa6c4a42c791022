using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.PodSecurity;

/// <summary>Whom Pod Security admission lets pass, whatever their namespace asks.</summary>
/// <param name="Usernames">Requests of these users.</param>
/// <param name="RuntimeClasses">Pods that run with these RuntimeClasses.</param>
/// <param name="Namespaces">Everything in these namespaces.</param>
public sealed record PodSecurityExemptions(
    ImmutableHashSet<string> Usernames, ImmutableHashSet<string> RuntimeClasses, ImmutableHashSet<string> Namespaces)
{
    /// <summary>Nobody.</summary>
    public static PodSecurityExemptions None { get; } = new([], [], []);
}
