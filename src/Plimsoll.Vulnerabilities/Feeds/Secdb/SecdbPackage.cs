using System.Collections.Immutable;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Orderings;

namespace Plimsoll.Vulnerabilities.Feeds.Secdb;

/// <summary>One package of a security database: since which version it is free of which vulnerabilities.</summary>
/// <param name="name">The source package.</param>
/// <remarks>
/// A line may name several: <c>CVE-2021-1 CVE-2021-2</c> are two vulnerabilities, <c>CVE-2021-1 GHSA-x</c> is one with another id. A
/// vulnerability under several versions was fixed again: the last of them counts.
/// </remarks>
sealed class SecdbPackage(string name)
{
    const string NeverAffected = "0";

    readonly SortedDictionary<string, (string Version, ImmutableArray<string> Aliases)> _fixes = new(StringComparer.Ordinal);

    internal string Name => name;

    /// <summary>Takes one line under a version.</summary>
    internal void Add(string version, string line)
    {
        string[] ids = [.. line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim('(', ')', ',', ';')).Where(IsId)];
        string[] cves = [.. ids.Where(AdvisoryText.IsCve)];
        ImmutableArray<string> others = [.. ids.Where(id => !AdvisoryText.IsCve(id)).Order(StringComparer.Ordinal)];
        if (cves.Length == 1)
        {
            Add(cves[0], version, others);
            return;
        }
        foreach (var id in ids)
            Add(id, version, []);
    }

    /// <summary>One record for each vulnerability, by id.</summary>
    internal IEnumerable<AdvisoryRecord> Records(string feed)
    {
        foreach (var (id, (version, aliases)) in _fixes)
        {
            var entry = version == NeverAffected
                ? new AffectedEntry(feed, name, RangeState.Every, []) { State = FixState.NotAffected }
                : new AffectedEntry(feed, name, RangeState.Before(version), []) { State = FixState.Fixed };
            var advisory = new Advisory(id, AdvisoryText.IsCve(id) ? [id] : [], aliases, "", Severity.Unknown, "", null) { Source = feed.Split(':')[0] };
            yield return new AdvisoryRecord(advisory, null, Withdrawn: false, [entry]);
        }
    }

    void Add(string id, string version, ImmutableArray<string> aliases)
    {
        if (_fixes.TryGetValue(id, out var other))
        {
            aliases = [.. other.Aliases.Union(aliases, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            version = Later(other.Version, version);
        }
        _fixes[id] = (version, aliases);
    }

    static string Later(string left, string right)
    {
        if (left == NeverAffected || right == NeverAffected)
            return left == NeverAffected ? right : left;
        var ordering = VersionOrderings.Apk;
        return ordering.IsValid(left) && ordering.IsValid(right) && ordering.Compare(right, left) > 0 ? right : left;
    }

    // CVE-2021-1, GHSA-x-y-z, XSA-123, ZBX-1: letters, a hyphen and more.
    static bool IsId(string word) => AdvisoryText.IsName(word) && word.IndexOf('-', StringComparison.Ordinal) is > 1 and var end
        && end < word.Length - 1 && word.AsSpan(0, end).IndexOfAnyExceptInRange('A', 'Z') < 0;
}
