using System.Collections.Immutable;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>What the API server serves of a kind.</summary>
/// <param name="Group">The API group; empty for the core group.</param>
/// <param name="Versions">The versions, newest and most stable first.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Plural">The resource, e.g. <c>deployments</c>.</param>
/// <param name="IsNamespaced">Whether its objects live in namespaces.</param>
/// <param name="Subresources">e.g. <c>scale</c>.</param>
/// <param name="IsGuess">Whether the kind is not known, and plural and scope are only likely.</param>
public sealed record ResourceType(
    string Group,
    ImmutableArray<string> Versions,
    string Kind,
    string Plural,
    bool IsNamespaced,
    ImmutableArray<string> Subresources,
    bool IsGuess = false)
{
    /// <summary>The full name of the resource in one of its versions.</summary>
    public GroupVersionResource In(string version) => new(Group, version, Plural);
}
