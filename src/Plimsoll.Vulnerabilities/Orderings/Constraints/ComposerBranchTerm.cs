namespace Plimsoll.Vulnerabilities.Orderings.Constraints;

/// <summary>A branch of a PHP package by its name, which has no place in the order.</summary>
sealed class ComposerBranchTerm(string branch, bool isExcluded) : Term
{
    /// <inheritdoc/>
    public override bool Admits(ReadOnlySpan<char> version, bool prereleases) => isExcluded;

    /// <inheritdoc/>
    public override bool Names(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny('@', '#');
        var name = (end < 0 ? text : text[..end]).Trim();
        return name.StartsWith("dev-", StringComparison.OrdinalIgnoreCase) && name.SequenceEqual(branch) != isExcluded;
    }
}
