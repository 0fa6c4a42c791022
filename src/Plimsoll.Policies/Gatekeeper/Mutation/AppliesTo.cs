using System.Collections.Immutable;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Gatekeeper.Mutation;

/// <summary>Kinds of objects, and what is done with them, that a mutator or an ExpansionTemplate is about. There are no wildcards among the names.</summary>
/// <param name="Groups">The API groups; empty text for the core group.</param>
/// <param name="Versions">The versions.</param>
/// <param name="Kinds">The kinds.</param>
/// <param name="Operations">The operations; empty for all, as is <c>*</c>.</param>
/// <remarks>Gatekeeper, pkg/mutation/match/apply_to.go, v3.24.</remarks>
public sealed record AppliesTo(
    ImmutableArray<string> Groups, ImmutableArray<string> Versions, ImmutableArray<string> Kinds, ImmutableArray<string> Operations)
{
    /// <summary>Most kinds that one mutator or ExpansionTemplate names, all groups and versions counted.</summary>
    internal const int MaxKinds = 10_000;

    /// <summary>Whether a kind is among them.</summary>
    /// <param name="kind">The kind.</param>
    public bool Includes(GroupVersionKind kind) =>
        Groups.Contains(kind.Group, StringComparer.Ordinal) && Versions.Contains(kind.Version, StringComparer.Ordinal) && Kinds.Contains(kind.Kind, StringComparer.Ordinal);

    /// <summary>Whether a kind is among them, and an operation.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="operation">The operation; <c>null</c> where nobody asks an API server for anything, as with objects that others generate.</param>
    public bool Includes(GroupVersionKind kind, AdmissionOperation? operation) =>
        Includes(kind) && (operation is not { } asked || Operations.IsEmpty || Operations.Contains("*", StringComparer.Ordinal)
            || Operations.Contains(AdmissionRequests.NameOf(asked), StringComparer.Ordinal));

    /// <summary>Every kind that it names.</summary>
    internal IEnumerable<GroupVersionKind> All =>
        from @group in Groups from version in Versions from kind in Kinds select new GroupVersionKind(@group, version, kind);
}
