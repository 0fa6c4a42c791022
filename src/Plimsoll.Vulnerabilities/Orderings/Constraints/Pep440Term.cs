namespace Plimsoll.Vulnerabilities.Orderings.Constraints;

/// <summary>One version specifier of PEP 440.</summary>
/// <remarks>
/// PEP 440, "Version specifiers". Two additions that advisories need: no operator, or a single <c>=</c>, is <c>==</c>; and
/// where pre-releases are invited, <c>&lt;V</c> admits those of V. The strict comparisons also take a local version.
/// </remarks>
sealed class Pep440Term : Term
{
    readonly string _comparison;
    readonly string _bound;
    readonly bool _isPrefix;

    Pep440Term(string comparison, string bound, bool isPrefix, bool namesPrerelease) =>
        (_comparison, _bound, _isPrefix, NamesPrerelease) = (comparison, bound, isPrefix, namesPrerelease);

    /// <inheritdoc/>
    public override bool NamesPrerelease { get; }

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
        return isAllowed ? new Pep440Term(comparison, bound, isPrefix, parsed.IsBeforeRelease) : null;
    }

    /// <inheritdoc/>
    public override bool Admits(ReadOnlySpan<char> version, bool prereleases)
    {
        if (_comparison == "===")
            return version.Trim().Equals(_bound, StringComparison.OrdinalIgnoreCase);
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
