using System.Collections.Immutable;

namespace Plimsoll.Vulnerabilities.Orderings.Constraints;

/// <summary>Version ranges of Conan, with or without their brackets: <c>[&gt;=1.2 &lt;2, include_prerelease]</c>, <c>[~1.2 || ^3]</c>, <c>[*]</c>.</summary>
/// <remarks>
/// https://docs.conan.io/2/tutorial/versioning/version_ranges.html. Pre-releases are in a range only where its options include them, a
/// bound ends with a hyphen (<c>&gt;=1.0-</c>) or names one.
/// </remarks>
sealed class ConanLanguage : IConstraintLanguage
{
    /// <inheritdoc/>
    public ImmutableArray<ImmutableArray<Term>>? Read(string text, ConstraintOptions options)
    {
        var plain = text.Trim();
        if (plain.StartsWith('[') != plain.EndsWith(']'))
            return null;
        plain = plain.Trim('[', ']');
        var parts = plain.Split(',', StringSplitOptions.TrimEntries);
        var includes = parts.Skip(1).Any(part => part is "include_prerelease" or "include_prerelease=True");
        if (parts.Skip(1).Any(part => !part.StartsWith("include_prerelease", StringComparison.Ordinal) && !part.StartsWith("loose", StringComparison.Ordinal)))
            return null;
        var language = new TermLanguage((comparison, version, _) => Create(comparison, version, includes));
        return language.Read(parts[0].Length == 0 ? "*" : parts[0], options);
    }

    static ImmutableArray<Term> Create(string comparison, string version, bool includes)
    {
        if (version is "*" && comparison.Length == 0)
            return [new ConanTerm(">=", "0", includes)];
        var namesPrereleases = version.EndsWith('-');
        var bound = version.TrimEnd('-');
        includes |= namesPrereleases || bound.Contains('-');
        if (!VersionOrderings.Conan.IsValid(bound))
            return [];
        if (comparison is not ("~" or "^"))
        {
            return OrderedTerm.TryCreate(comparison, bound, VersionOrderings.Conan) is null ? [] : [new ConanTerm(comparison, bound, includes)];
        }

        if (PartialVersion.TryParse(bound, int.MaxValue) is not { Numbers: [_, ..] } partial)
            return [];
        var kept = comparison == "^" ? partial.KeptByCaret : Math.Min(2, partial.Numbers.Length);
        return [new ConanTerm(">=", bound, includes), new ConanTerm("<-", partial.Behind(kept, kept), includes)];
    }
}
