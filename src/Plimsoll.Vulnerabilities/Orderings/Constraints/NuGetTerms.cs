using System.Collections.Immutable;

namespace Plimsoll.Vulnerabilities.Orderings.Constraints;

/// <summary>Comparisons of NuGet, a plain version as a minimum, and floating versions: <c>1.*</c>, <c>1.2.0-rc.*</c>, <c>*-*</c>.</summary>
/// <remarks>
/// https://learn.microsoft.com/nuget/concepts/package-versioning#floating-version-resolutions. A floating version stands for all
/// versions that it floats over; pre-releases are among them only where it floats over them.
/// </remarks>
static class NuGetTerms
{
    /// <summary>The terms of one comparison; empty where it is none.</summary>
    public static ImmutableArray<Term> Create(string comparison, string version)
    {
        if (comparison.Length > 0 || !version.Contains('*'))
        {
            return OrderedTerm.TryCreate(comparison.Length == 0 ? ">=" : comparison, version, VersionOrderings.NuGet) is { } term
                ? [term]
                : [];
        }

        var dash = version.IndexOf('-');
        var numbers = dash < 0 ? version : version[..dash];
        var prerelease = dash < 0 ? "" : version[(dash + 1)..];
        if (prerelease.Contains('*') && !prerelease.EndsWith('*'))
            return [];
        var prefix = prerelease.Length == 0 ? null : prerelease[..^1];
        if (numbers.EndsWith('*'))
            return numbers is "*" ? [new NuGetFloatTerm([], prefix)] : Numbers(numbers[..^1], prefix);
        return VersionOrderings.NuGet.IsValid(numbers) ? [new NuGetFloatTerm([numbers], prefix)] : [];
    }

    static ImmutableArray<Term> Numbers(string start, string? prefix)
    {
        var numbers = start.TrimEnd('.');
        var isStart = numbers.Length == start.Length - 1 && !start.Contains('-') && VersionOrderings.NuGet.IsValid(numbers);
        return isStart && PartialVersion.TryParse(numbers, NuGetOrdering.MaxNumbers) is { } first
            ? [new NuGetFloatTerm([numbers, first.Behind(int.MaxValue, 1)], prefix)]
            : [];
    }
}
