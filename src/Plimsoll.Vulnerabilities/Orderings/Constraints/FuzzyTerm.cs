namespace Plimsoll.Vulnerabilities.Orderings.Constraints;

/// <summary>A comparison of versions of an unknown scheme: as semantic versions where both sides look so, else by parts.</summary>
sealed class FuzzyTerm : Term
{
    readonly OrderedTerm _byParts;
    readonly OrderedTerm? _bySemVer;

    FuzzyTerm(OrderedTerm byParts, OrderedTerm? bySemVer) => (_byParts, _bySemVer) = (byParts, bySemVer);

    /// <summary>The term; null where the comparison is unknown.</summary>
    public static FuzzyTerm? TryCreate(string comparison, string version)
    {
        var bound = version.Trim('\'', '"');
        return OrderedTerm.TryCreate(comparison, bound, VersionOrderings.Fuzzy) is { } byParts
            ? new FuzzyTerm(byParts, LooksSemantic(bound) ? OrderedTerm.TryCreate(comparison, bound, LooseOrdering.Generic) : null)
            : null;
    }

    /// <inheritdoc/>
    public override bool Admits(ReadOnlySpan<char> version, bool prereleases) =>
        (_bySemVer is not null && LooksSemantic(version) ? _bySemVer : _byParts).Admits(version, prereleases);

    /// <summary>At most three numbers, and a pre-release that shows itself as one.</summary>
    static bool LooksSemantic(ReadOnlySpan<char> version)
    {
        var rest = version is ['v' or 'V', ..] ? version[1..] : version;
        if (!DottedNumbers.TryTake(ref rest, max: 3, out _))
            return false;
        if (Prereleases.IsSuffix(rest))
            return true;
        return (rest.StartsWith("alpha") || rest.StartsWith("beta") || rest.StartsWith("rc")) && LooseOrdering.Generic.IsValid(version);
    }
}
