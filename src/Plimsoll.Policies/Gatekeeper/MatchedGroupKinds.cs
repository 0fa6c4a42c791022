using System.Collections.Immutable;

namespace Plimsoll.Policies.Gatekeeper;

/// <summary>Kinds of objects that a match is about.</summary>
/// <param name="ApiGroups">The API groups; <c>*</c> for all, as is none.</param>
/// <param name="Kinds">The kinds; <c>*</c> for all, as is none.</param>
public sealed record MatchedGroupKinds(ImmutableArray<string> ApiGroups, ImmutableArray<string> Kinds)
{
    const string Any = "*";

    /// <summary>Whether objects of a kind are meant.</summary>
    /// <param name="group">The API group; empty for the core group.</param>
    /// <param name="kind">The kind.</param>
    public bool Contains(string group, string kind) => Holds(Kinds, kind) && Holds(ApiGroups, group);

    static bool Holds(ImmutableArray<string> names, string name)
    {
        if (names.IsEmpty)
            return true;
        foreach (var candidate in names)
        {
            if (candidate == Any || candidate == name)
                return true;
        }

        return false;
    }
}
