using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.Live;

/// <summary>A resource of the Kubernetes API that is read.</summary>
/// <param name="Group">The API group; empty for the core.</param>
/// <param name="Versions">The versions that are understood, the preferred one first.</param>
/// <param name="Plural">The name in paths and rights.</param>
/// <param name="Kind">The kind of its objects.</param>
/// <param name="IsNamespaced">Whether its objects stand in namespaces.</param>
/// <param name="Uses">What it is read for.</param>
public sealed record LiveResource(
    string Group, ImmutableArray<string> Versions, string Plural, string Kind, bool IsNamespaced, LiveUse Uses)
{
    /// <summary>The name with its group, as kubectl writes it: <c>deployments.apps</c>.</summary>
    public string FullName => Group.Length == 0 ? Plural : $"{Plural}.{Group}";

    /// <inheritdoc/>
    public override string ToString() => FullName;
}
