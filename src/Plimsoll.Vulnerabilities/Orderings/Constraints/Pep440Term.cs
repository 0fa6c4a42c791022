namespace Plimsoll.Vulnerabilities.Orderings.Constraints;

/// <summary>One version specifier of PEP 440.</summary>
/// <remarks>
/// PEP 440, "Version specifiers". Additions that advisories need: no operator, or a single <c>=</c>, is <c>==</c>; the
/// strict comparisons also take a local version; and <c>&lt;V</c> admits the pre-releases of V where they are invited. A
/// lower bound beside it invites them: <c>&gt;1.0, &lt;2.0</c> is then an interval of the order, and 2.0b3 lies in it.
/// </remarks>
sealed class Pep440Term : Term
{
    readonly string _comparison;
    readonly string _bound;
    readonly bool _isPrefix;
    readonly bool _invitesPrereleases;

    Pep440Term(string comparison, string bound, bool isPrefix, bool invitesPrereleases) =>
        (_comparison, _bound, _isPrefix, _invitesPrereleases) = (comparison, bound, isPrefix, invitesPrereleases);

    /// <inheritdoc/>
    public override bool InvitesPrerelease(ReadOnlySpan<char> version) => _invitesPrereleases;

    /// <summary>The term, or null where the specifier is not valid.</summary>
    public static Pep440Term? TryCreate(string comparison, string version)
    {
        if (comparison == "===")
            return version.Length == 0 ? null : new Pep440Term(comparison, version, false, false);

        var isPrefix = version.EndsWith(".*", StringComparison.Ordinal);
        var bound = isPrefix ? version[..^2] : version;
        if (!Pep440Version.TryParse(bound, out var parsed))
            return null;

        var isAllowed = comparison switch
        {
            "" or "=" or "==" or "!=" => !isPrefix || (!parsed.IsDev && parsed.Local.IsEmpty),
            "<" or ">" => !isPrefix,
            "<=" or ">=" => !isPrefix && parsed.Local.IsEmpty,
            "~=" => !isPrefix && parsed.Local.IsEmpty && parsed.Release.Contains('.'),
            _ => false,
        };
        return isAllowed ? new Pep440Term(comparison, bound, isPrefix, parsed.IsBeforeRelease || comparison is ">" or ">=") : null;
    }

    /// <inheritdoc/>
    public override bool Admits(ReadOnlySpan<char> version, bool prereleases)
    {
        if (_comparison == "===")
            return Names(version);
        if (!Pep440Version.TryParse(version, out var candidate) || !Pep440Version.TryParse(_bound, out var bound))
            return false;

        return _comparison switch
        {
            "!=" => !IsEqual(candidate, bound),
            "<" => Compare(candidate, bound) < 0
                && (prereleases || !candidate.IsBeforeRelease || candidate.CompareBaseWith(bound) != 0),
            ">" => Compare(candidate, bound) > 0
                && (bound.IsPost || !candidate.IsPost || candidate.CompareBaseWith(bound) != 0),
            "<=" => candidate.ComparePublicWith(bound) <= 0,
            ">=" => candidate.ComparePublicWith(bound) >= 0,
            "~=" => candidate.ComparePublicWith(bound) >= 0 && StartsLike(candidate, bound, bound.Release.Count('.')),
            _ => IsEqual(candidate, bound),
        };
    }

    /// <inheritdoc/>
    public override bool Names(ReadOnlySpan<char> text) =>
        _comparison == "===" && text.Trim().Equals(_bound, StringComparison.OrdinalIgnoreCase);

    bool IsEqual(Pep440Version candidate, Pep440Version bound) => _isPrefix
        ? HasPrefix(candidate, bound)
        : Compare(candidate, bound) == 0;

    /// <summary>A bound without a local part does not look at the candidate's.</summary>
    static int Compare(Pep440Version candidate, Pep440Version bound) =>
        bound.Local.IsEmpty ? candidate.ComparePublicWith(bound) : candidate.CompareWith(bound);

    static bool HasPrefix(Pep440Version candidate, Pep440Version bound)
    {
        if (!bound.HasPrerelease && !bound.IsPost)
            return StartsLike(candidate, bound, bound.Release.Count('.') + 1);
        if (candidate.CompareBaseWith(bound) != 0 || candidate.Prerelease != bound.Prerelease)
            return false;
        if (DecimalDigits.Compare(candidate.PrereleaseNumber, bound.PrereleaseNumber) != 0)
            return false;
        return !bound.IsPost
            || (candidate.IsPost && DecimalDigits.Compare(candidate.PostNumber, bound.PostNumber) == 0);
    }

    static bool StartsLike(Pep440Version candidate, Pep440Version bound, int numbers) =>
        DecimalDigits.Compare(candidate.Epoch, bound.Epoch) == 0
        && Pep440Version.CompareReleases(candidate.Release, bound.Release, numbers) == 0;
}
