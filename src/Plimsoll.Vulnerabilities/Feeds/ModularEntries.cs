using System.Text.RegularExpressions;
using Plimsoll.Vulnerabilities.Orderings;

namespace Plimsoll.Vulnerabilities.Feeds;

/// <summary>Tells the module and stream of entries on modular rpm packages, where only the advisory's title names them.</summary>
/// <remarks>
/// The advisories of the rebuilds of RHEL in OSV's form have no member for it, but their titles begin as Red Hat's do:
/// <c>Important: nodejs:18 security update</c>. Which entries are modular, the release of the fixed version tells: <c>.module_el8</c>.
/// Such an advisory lists the same version once for each build of the module; a package with any of these builds has the fix, so
/// the lowest of them decides.
/// </remarks>
static partial class ModularEntries
{
    /// <summary>The module of an entry that is of one, though nobody says of which: it is about modular packages only.</summary>
    internal const string AnyModule = "*";

    const string Mark = ".module";

    /// <summary>The entries of <paramref name="record"/>, with their modules.</summary>
    internal static IEnumerable<AffectedEntry> Of(AdvisoryRecord record)
    {
        if (!record.Affected.Any(entry => entry.Module.Length == 0 && ModularFix(entry) is not null))
            return record.Affected;
        var match = Title().Match(record.Advisory.Summary);
        var module = match.Success ? match.Groups["module"].Value : AnyModule;
        var plain = record.Affected.Where(entry => entry.Module.Length > 0 || ModularFix(entry) is null);
        var modular = record.Affected
            .Where(entry => entry.Module.Length == 0 && ModularFix(entry) is not null)
            .GroupBy(entry => (entry.Feed, entry.Package, Base(ModularFix(entry)!)))
            .Select(group => group.Aggregate(Lower) with { Module = module });
        return plain.Concat(modular);
    }

    static AffectedEntry Lower(AffectedEntry left, AffectedEntry right) =>
        RpmOrdering.Evr.Compare(ModularFix(right)!, ModularFix(left)!) < 0 ? right : left;

    static string Base(string version) => version[..version.IndexOf(Mark, StringComparison.Ordinal)];

    // The fixed version of an entry with no other event than that and the introduction.
    static string? ModularFix(AffectedEntry entry) => entry.Ranges is [{ Events: [{ Kind: RangeEventKind.Introduced }, { Kind: RangeEventKind.Fixed } end] }]
        && end.Version.Contains(Mark, StringComparison.Ordinal) ? end.Version : null;

    [GeneratedRegex(@"(?:^|\s)(?<module>[A-Za-z0-9_-]+:[A-Za-z0-9_.]+)(?:\s|$)", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Title();
}
