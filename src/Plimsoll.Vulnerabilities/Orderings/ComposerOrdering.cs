namespace Plimsoll.Vulnerabilities.Orderings;

/// <summary>Orders versions of PHP packages: <c>1.2.0-beta3</c>, <c>2.1.x-dev</c>, <c>2010.01.02</c>, <c>1.0.0-patch2</c>.</summary>
/// <remarks>
/// <c>VersionParser::normalize</c> of composer/semver 3 and <c>version_compare</c> of PHP: dev, alpha, beta, RC, the release, patch.
/// A branch without numbers (<c>dev-main</c>) has no place in the order and is not valid.
/// </remarks>
public sealed class ComposerOrdering : IVersionOrdering
{
    /// <inheritdoc/>
    public string Name => "composer";

    /// <inheritdoc/>
    public bool IsValid(ReadOnlySpan<char> version) => ComposerVersion.TryParse(version, out _);

    /// <inheritdoc/>
    /// <remarks>What is not valid is older than everything valid, and ordered by its characters.</remarks>
    public int Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var leftIsValid = ComposerVersion.TryParse(left, out var a);
        var rightIsValid = ComposerVersion.TryParse(right, out var b);
        if (!leftIsValid || !rightIsValid)
            return leftIsValid == rightIsValid ? left.SequenceCompareTo(right) : leftIsValid.CompareTo(rightIsValid);
        return a.CompareWith(b);
    }
}
