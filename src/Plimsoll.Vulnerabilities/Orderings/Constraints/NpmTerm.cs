namespace Plimsoll.Vulnerabilities.Orderings.Constraints;

/// <summary>A comparator of node-semver with a complete version.</summary>
/// <remarks>
/// node-semver 7, "Prerelease Tags": a pre-release satisfies a range only where a comparator beside it names a pre-release of the
/// same three numbers, or where all pre-releases are invited. Cargo has the same rule.
/// </remarks>
sealed class NpmTerm(string comparison, string bound) : Term
{
    /// <summary>Every version.</summary>
    public static NpmTerm Any { get; } = new("*", "0.0.0");

    /// <summary>No version.</summary>
    public static NpmTerm None { get; } = new("<", "0.0.0-0");

    readonly bool _isPrerelease = SemVerOrdering.IsPrerelease(bound);

    /// <inheritdoc/>
    public override bool InvitesPrerelease(ReadOnlySpan<char> version) =>
        _isPrerelease && SemVerOrdering.CompareNumbers(version, bound, 3) == 0;

    /// <inheritdoc/>
    public override bool Admits(ReadOnlySpan<char> version, bool prereleases)
    {
        if (!prereleases && SemVerOrdering.IsPrerelease(version))
            return false;
        var difference = SemVerOrdering.Npm.Compare(version, bound);
        return comparison switch
        {
            "*" => true,
            "!=" => difference != 0,
            "<" => difference < 0,
            "<=" => difference <= 0,
            ">" => difference > 0,
            ">=" => difference >= 0,
            _ => difference == 0,
        };
    }
}
