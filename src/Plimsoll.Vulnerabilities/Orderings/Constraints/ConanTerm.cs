namespace Plimsoll.Vulnerabilities.Orderings.Constraints;

/// <summary>One condition of a range of Conan.</summary>
/// <param name="comparison">The comparison; <c>&lt;-</c> is before all pre-releases of the bound.</param>
/// <param name="bound">A valid version.</param>
/// <param name="includesPrereleases">Whether pre-releases are among the versions.</param>
sealed class ConanTerm(string comparison, string bound, bool includesPrereleases) : Term
{
    /// <inheritdoc/>
    public override bool InvitesPrerelease(ReadOnlySpan<char> version) => includesPrereleases;

    /// <inheritdoc/>
    public override bool Admits(ReadOnlySpan<char> version, bool prereleases)
    {
        var plus = version.LastIndexOf('+');
        var dash = (plus < 0 ? version : version[..plus]).LastIndexOf('-');
        if (dash >= 0 && !prereleases)
            return false;
        var compared = comparison == "<-" && dash >= 0 ? version[..dash] : version;
        var difference = VersionOrderings.Conan.Compare(compared, bound);
        return comparison switch
        {
            "!=" => difference != 0,
            "<" or "<-" => difference < 0,
            "<=" => difference <= 0,
            ">" => difference > 0,
            ">=" => difference >= 0,
            _ => difference == 0,
        };
    }
}
