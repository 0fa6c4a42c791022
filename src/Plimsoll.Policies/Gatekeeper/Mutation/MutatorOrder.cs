namespace Plimsoll.Policies.Gatekeeper.Mutation;

/// <summary>The order in which mutators are applied: by kind, then by name.</summary>
/// <remarks>Gatekeeper, pkg/mutation/ordered_mutators.go.</remarks>
sealed class MutatorOrder : IComparer<Mutator>
{
    public static MutatorOrder Instance { get; } = new();

    public int Compare(Mutator? x, Mutator? y)
    {
        var byKind = string.CompareOrdinal(x?.Object.Reference.Kind, y?.Object.Reference.Kind);
        return byKind != 0 ? byKind : string.CompareOrdinal(x?.Name, y?.Name);
    }
}
