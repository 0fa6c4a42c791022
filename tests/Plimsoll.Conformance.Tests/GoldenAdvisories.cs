using System.Collections.Immutable;
using System.Globalization;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Database;
using Plimsoll.Vulnerabilities.Feeds;
using Plimsoll.Vulnerabilities.Orderings;
using Plimsoll.Vulnerabilities.Severities;
using YamlDotNet.RepresentationModel;

namespace Plimsoll.Conformance;

/// <summary>The tiny advisory database of another scanner's goldens: nested buckets of source, package and CVE.</summary>
/// <remarks>
/// Vulnerable versions are written as constraints: each alternative becomes one range. Fixed versions alone (Rust) are the complement.
/// Severities stand apart, by CVE and source; the source of a bucket is in a table of its own.
/// </remarks>
sealed class GoldenAdvisories
{
    readonly DatabaseInMemory _database = new();
    readonly Dictionary<string, YamlMappingNode> _vulnerabilities = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> _sources = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> _repositories = new(StringComparer.Ordinal);

    public static AdvisoryDatabase Read(string folder)
    {
        var buckets = Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).SelectMany(Buckets).ToList();
        var goldens = new GoldenAdvisories();
        foreach (var bucket in buckets)
            goldens.ReadTable(bucket);
        foreach (var bucket in buckets)
            goldens.ReadAdvisories(bucket);
        return goldens._database.Open(new DateTimeOffset(2021, 8, 25, 12, 20, 30, TimeSpan.Zero));
    }

    static IEnumerable<YamlMappingNode> Buckets(string file)
    {
        using var text = File.OpenText(file);
        var stream = new YamlStream();
        stream.Load(text);
        return [.. stream.Documents.Select(document => document.RootNode).OfType<YamlSequenceNode>().SelectMany(list => list).OfType<YamlMappingNode>()];
    }

    static string? FeedOf(string bucket) => bucket.Split("::")[0].Split(' ') switch
    {
        ["debian", var release] => $"Debian:{release}",
        ["ubuntu", var release] => $"Ubuntu:{release}:LTS",
        ["alpine", var release] => $"Alpine:v{release}",
        ["alma", var release] => $"AlmaLinux:{release}",
        ["rocky", var release] => $"Rocky Linux:{release}",
        ["amazon", "linux", var release] => $"Amazon Linux:{release}",
        ["Oracle", "Linux", var release] => $"Oracle Linux:{release}",
        ["Photon", "OS", var release] => $"Photon OS:{release}",
        ["openSUSE", "Leap", var release] => $"openSUSE:Leap {release}",
        ["openSUSE", "Tumbleweed"] => "openSUSE:Tumbleweed",
        ["rubygems"] => "RubyGems",
        ["npm"] => "npm",
        ["pip"] => "PyPI",
        ["maven"] => "Maven",
        ["go"] => "Go",
        ["nuget"] => "NuGet",
        ["composer"] => "Packagist",
        ["cargo"] => "crates.io",
        ["conan"] => "ConanCenter",
        ["swift"] => "SwiftURL",
        ["pub"] => "Pub",
        ["erlang"] => "Hex",
        ["cocoapods"] => "CocoaPods",
        ["k8s"] => "Kubernetes",
        _ => null,
    };

    void ReadTable(YamlMappingNode bucket)
    {
        switch (Text(bucket, "bucket"))
        {
            case "vulnerability":
                foreach (var pair in Pairs(bucket))
                    _vulnerabilities[Text(pair, "key")] = (YamlMappingNode)pair["value"];
                break;
            case "data-source":
                foreach (var pair in Pairs(bucket))
                    _sources[Text(pair, "key")] = Text((YamlMappingNode)pair["value"], "ID");
                break;
            case "Red Hat CPE":
                foreach (var pair in Pairs(bucket).Where(part => Text(part, "bucket") == "cpe").SelectMany(Pairs))
                    _repositories[Text(pair, "key")] = Text(pair, "value");
                break;
        }
    }

    void ReadAdvisories(YamlMappingNode bucket)
    {
        var name = Text(bucket, "bucket");
        foreach (var package in Pairs(bucket))
        {
            foreach (var advisory in Pairs(package))
            {
                if (!advisory.Children.TryGetValue("value", out var node) || node is not YamlMappingNode value)
                    continue;
                var id = Text(advisory, "key");
                if (name == "Red Hat")
                    AddRedHat(Text(package, "bucket"), id, value);
                else if (FeedOf(name) is { } feed)
                    Add(name, id, [id], new AffectedEntry(feed, Text(package, "bucket"), Ranges(value, feed), []) { Severity = Word(Text(value, "Severity")), State = State(Text(value, "Status")) });
            }
        }
    }

    void AddRedHat(string package, string id, YamlMappingNode value)
    {
        foreach (var entry in ((YamlSequenceNode)value["Entries"]).OfType<YamlMappingNode>())
        {
            ImmutableArray<string> repositories = [.. Texts(entry, "Affected").Select(number => _repositories.GetValueOrDefault(number, $"repository {number}"))];
            foreach (var release in repositories.Where(name => name.StartsWith("cpe:", StringComparison.Ordinal)).Select(name => name.Split(':')[4]).Distinct())
            {
                foreach (var cve in ((YamlSequenceNode)entry["Cves"]).OfType<YamlMappingNode>())
                {
                    Add("Red Hat", id, [Text(cve, "ID") is { Length: > 0 } named ? named : id], new AffectedEntry($"Red Hat:{release}", package, Ranges(entry, "Red Hat"), [])
                    {
                        Severity = Word(Text(cve, "Severity")),
                        State = State(Text(entry, "Status")),
                        Architectures = [.. Texts(entry, "Arches")],
                        Repositories = repositories,
                    });
                }
            }
        }
    }

    void Add(string bucket, string id, ImmutableArray<string> cves, AffectedEntry entry)
    {
        var source = _sources.GetValueOrDefault(bucket, bucket.Split(' ')[0].ToLowerInvariant() is "red" ? "redhat" : bucket.Split(' ')[0].ToLowerInvariant());
        var advisory = new Advisory(id, [.. cves.Where(cve => cve.StartsWith("CVE-", StringComparison.Ordinal))], [], "", Severity.Unknown, "", null)
        {
            Source = source,
            Ratings = [.. cves.SelectMany(Ratings).OrderByDescending(rating => rating.Source == source).ThenByDescending(rating => rating.Source == "nvd")],
        };
        _database.Add(new AdvisoryRecord(advisory, null, Withdrawn: false, [entry]), source);
    }

    IEnumerable<SeverityRating> Ratings(string cve)
    {
        if (!_vulnerabilities.TryGetValue(cve, out var known))
            yield break;
        var vectors = known.Children.TryGetValue("CVSS", out var scores) ? (YamlMappingNode)scores : [];
        if (!known.Children.TryGetValue("VendorSeverity", out var words))
            yield break;
        foreach (var (source, word) in ((YamlMappingNode)words).Children)
        {
            var vector = vectors.Children.TryGetValue(source, out var score) && score is YamlMappingNode of ? Text(of, "V3Vector") : "";
            yield return new SeverityRating(((YamlScalarNode)source).Value!, Word(((YamlScalarNode)word).Value!), Cvss.TryParse(vector, out var cvss) ? cvss : null);
        }
    }

    static Severity Word(string number) => double.TryParse(number, CultureInfo.InvariantCulture, out var word) ? (Severity)(int)word : Severity.Unknown;

    // Its own numbers of states: 3 is fixed, 5 will not be fixed, 6 is put off, 7 is at its end of life.
    static FixState State(string number) => number.Split('.')[0] switch
    {
        "2" => FixState.Affected,
        "3" => FixState.Fixed,
        "5" => FixState.WillNotFix,
        "6" => FixState.Deferred,
        "7" => FixState.EndOfLife,
        _ => FixState.Unknown,
    };

    static ImmutableArray<VersionRange> Ranges(YamlMappingNode value, string feed)
    {
        if (value.Children.ContainsKey("VulnerableVersions"))
            return [.. Texts(value, "VulnerableVersions").SelectMany(one => one.Split("||")).Select(one => Patched(Range(one), [.. Texts(value, "PatchedVersions")], feed))];
        if (value.Children.ContainsKey("PatchedVersions"))
            return Unpatched([.. Texts(value, "PatchedVersions")]);
        var fix = Text(value, "FixedVersion");
        return [new VersionRange([new RangeEvent(RangeEventKind.Introduced, "0"), .. fix.Length == 0 ? (RangeEvent[])[] : [new RangeEvent(RangeEventKind.Fixed, fix)]])];
    }

    // ">= 2.1.3, < 3.0.0" and ">= 3.1.0": what lies before, and between them.
    static ImmutableArray<VersionRange> Unpatched(string[] patched)
    {
        var events = new List<RangeEvent> { new(RangeEventKind.Introduced, "0") };
        foreach (var term in patched.Order(StringComparer.Ordinal).SelectMany(one => one.Split(',', StringSplitOptions.TrimEntries)))
            events.Add(new RangeEvent(term.StartsWith(">=", StringComparison.Ordinal) ? RangeEventKind.Fixed : RangeEventKind.Introduced, term.TrimStart('>', '<', '=', ' ')));
        return [new VersionRange([.. events])];
    }

    // The last affected version and, apart from it, those with the fix: the next of these ends the range.
    static VersionRange Patched(VersionRange range, string[] patched, string feed)
    {
        if (range.Events is not [.. var before, { Kind: RangeEventKind.LastAffected } last] || !VersionOrderings.TryFind(feed, out var ordering))
            return range;
        var fixes = patched.Where(fix => ordering.Compare(fix, last.Version) >= 0).Order(Comparer<string>.Create((left, right) => ordering.Compare(left, right)));
        return fixes.FirstOrDefault() is { } next ? new VersionRange([.. before, new RangeEvent(RangeEventKind.Fixed, next)]) : range;
    }

    static VersionRange Range(string constraint)
    {
        if (constraint.AsSpan().Trim() is ['[' or '(', ..])
            return Interval(constraint.Trim());
        List<RangeEvent> events = [];
        foreach (var term in constraint.Trim('[', ')', ' ').Split(',', StringSplitOptions.TrimEntries))
        {
            var version = term.TrimStart('>', '<', '=', ' ');
            events.Add(term[..^version.Length].Trim() switch
            {
                ">=" or ">" => new RangeEvent(RangeEventKind.Introduced, version),
                "<" => new RangeEvent(RangeEventKind.Fixed, version),
                "<=" => new RangeEvent(RangeEventKind.LastAffected, version),
                // Maven's [2.9.0,2.9.10.7) without its brackets.
                _ => new RangeEvent(events.Count == 0 ? RangeEventKind.Introduced : RangeEventKind.Fixed, version),
            });
        }
        if (!events.Exists(step => step.Kind == RangeEventKind.Introduced))
            events.Insert(0, new RangeEvent(RangeEventKind.Introduced, "0"));
        return new VersionRange([.. events]);
    }

    /// <summary>Maven's <c>[1.0,2.0)</c>.</summary>
    static VersionRange Interval(string text)
    {
        var bounds = text[1..^1].Split(',', StringSplitOptions.TrimEntries);
        var (low, high) = (bounds[0], bounds[^1]);
        var introduced = new RangeEvent(RangeEventKind.Introduced, low.Length > 0 ? low : "0");
        return high.Length == 0
            ? new VersionRange([introduced])
            : new VersionRange([introduced, new RangeEvent(text[^1] == ']' ? RangeEventKind.LastAffected : RangeEventKind.Fixed, high)]);
    }

    static IEnumerable<YamlMappingNode> Pairs(YamlMappingNode bucket) =>
        bucket.Children.TryGetValue("pairs", out var pairs) ? ((YamlSequenceNode)pairs).OfType<YamlMappingNode>() : [];

    static IEnumerable<string> Texts(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var list) ? ((YamlSequenceNode)list).Select(one => ((YamlScalarNode)one).Value ?? "") : [];

    static string Text(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var value) && value is YamlScalarNode { Value: { } text } ? text : "";
}
