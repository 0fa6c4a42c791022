namespace Plimsoll.Vulnerabilities.Orderings.Constraints;

/// <summary>Compares rpm versions in constraints, where an epoch that is absent on one side is not compared.</summary>
sealed class LenientRpmOrdering : IVersionOrdering
{
    /// <inheritdoc/>
    public string Name => RpmOrdering.Evr.Name;

    /// <inheritdoc/>
    public bool IsValid(ReadOnlySpan<char> version) => RpmOrdering.Evr.IsValid(version);

    /// <inheritdoc/>
    public int Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right) => RpmOrdering.CompareLeniently(left, right);
}
