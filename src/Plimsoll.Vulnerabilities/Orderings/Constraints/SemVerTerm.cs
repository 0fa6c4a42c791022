namespace Plimsoll.Vulnerabilities.Orderings.Constraints;

/// <summary>A comparison as advisories write it, where numbers may be missing or <c>x</c>.</summary>
/// <remarks>
/// In the manner of node-semver, but for versions of any origin. A partial version stands for all versions that start with its numbers, so <c>&gt;1.1</c> begins
/// behind the last 1.1.x. Unlike node-semver, a pre-release that is named invites all pre-releases within the bounds, not
/// only those of its own three numbers: advisories mean <c>&gt;=1.0.0-rc.1 &lt;2.0.0</c> that way. A pre-release of a
/// partial version (<c>1.2-rc</c>) names no version and admits none.
/// </remarks>
sealed class SemVerTerm : Term
{
    readonly string _comparison;
    readonly string _bound;
    readonly int _numbers;
    readonly bool _isExact;
    readonly bool _hasPrerelease;

    SemVerTerm(string comparison, string bound, int numbers, bool isExact)
    {
        (_comparison, _bound, _numbers, _isExact) = (comparison, bound, numbers, isExact);
        _hasPrerelease = SemVerOrdering.IsPrerelease(bound);
    }

    /// <inheritdoc/>
    public override bool InvitesPrerelease(ReadOnlySpan<char> version) => _hasPrerelease && _isExact;

    /// <summary>The term, or null where the comparison is unknown or the version is neither valid nor partial.</summary>
    public static SemVerTerm? TryCreate(string comparison, string version, bool zeroPadding)
    {
        if (comparison is not ("" or "=" or "==" or "!=" or "<" or "<=" or "=<" or ">" or ">=" or "=>" or "~" or "~>" or "^"))
            return null;

        var rest = version.AsSpan();
        if (rest is ['v' or 'V', ..])
            rest = rest[1..];
        var numbers = 0;
        var hasWildcard = false;
        var bound = "";
        for (var part = 0; part < 3; part++)
        {
            var number = DecimalDigits.Take(ref rest);
            if (number.IsEmpty)
            {
                if (rest is not ['x' or 'X' or '*', ..])
                    return null;
                hasWildcard = true;
                rest = rest[1..];
            }
            else if (!hasWildcard)
            {
                bound = numbers == 0 ? number.ToString() : $"{bound}.{number}";
                numbers++;
            }

            if (part == 2 || rest is not ['.', ..])
                break;
            rest = rest[1..];
        }

        for (var missing = numbers; missing < 3; missing++)
            bound += missing == 0 ? "0" : ".0";
        bound = $"{bound}{rest}";
        return SemVerOrdering.Npm.IsValid(bound)
            ? new SemVerTerm(comparison, bound, numbers, numbers == 3 || (zeroPadding && !hasWildcard))
            : null;
    }

    /// <inheritdoc/>
    public override bool Admits(ReadOnlySpan<char> version, bool prereleases)
    {
        if (SemVerOrdering.IsPrerelease(version) && (!prereleases || (_hasPrerelease && !_isExact)))
            return false;

        var difference = _isExact
            ? SemVerOrdering.Npm.Compare(version, _bound)
            : SemVerOrdering.CompareNumbers(version, _bound, _numbers);
        return _comparison switch
        {
            "!=" => difference != 0,
            "<" => difference < 0,
            "<=" or "=<" => difference <= 0,
            ">" => difference > 0,
            ">=" or "=>" => difference >= 0,
            "~" or "~>" => difference >= 0 && StartsLikeBound(version, Math.Min(_numbers, 2)),
            "^" => difference >= 0 && StartsLikeBound(version, NumbersKeptByCaret()),
            _ => difference == 0,
        };
    }

    bool StartsLikeBound(ReadOnlySpan<char> version, int numbers) =>
        SemVerOrdering.CompareNumbers(version, _bound, numbers) == 0;

    /// <summary>Up to the first number that is not zero.</summary>
    int NumbersKeptByCaret()
    {
        var kept = 1;
        while (kept < _numbers && SemVerOrdering.CompareNumbers(_bound, [], kept) == 0)
            kept++;
        return Math.Min(kept, _numbers);
    }
}
