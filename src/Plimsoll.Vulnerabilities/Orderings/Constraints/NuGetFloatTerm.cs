using System.Collections.Immutable;

namespace Plimsoll.Vulnerabilities.Orderings.Constraints;

/// <summary>A floating version of NuGet.</summary>
/// <param name="numbers">None for every version; one for the pre-releases of a version; two for from the first to before the second.</param>
/// <param name="prefix">What pre-releases start with; null where there may be none.</param>
sealed class NuGetFloatTerm(ImmutableArray<string> numbers, string? prefix) : Term
{
    /// <inheritdoc/>
    public override bool Admits(ReadOnlySpan<char> version, bool prereleases)
    {
        var suffix = version.Trim();
        DottedNumbers.TryTake(ref suffix, NuGetOrdering.MaxNumbers, out var candidate);
        var prerelease = Prereleases.Of(suffix);
        var isAdmitted = prerelease.IsEmpty || (prefix is null ? prereleases : prerelease.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
        return isAdmitted && numbers switch
        {
            [var only] => DottedNumbers.Compare(candidate, only) == 0 && (prefix is { Length: 0 } || !prerelease.IsEmpty),
            [var first, var end] => DottedNumbers.Compare(candidate, first) >= 0 && DottedNumbers.Compare(candidate, end) < 0,
            _ => true,
        };
    }
}
