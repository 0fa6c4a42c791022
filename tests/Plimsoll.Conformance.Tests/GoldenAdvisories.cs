using System.Collections.Immutable;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Database;
using Plimsoll.Vulnerabilities.Feeds;
using YamlDotNet.RepresentationModel;

namespace Plimsoll.Conformance;

/// <summary>The tiny advisory database of another scanner's goldens: nested buckets of source, package and CVE.</summary>
/// <remarks>Vulnerable versions are written as constraints: each alternative becomes one range.</remarks>
sealed class GoldenAdvisories : IAdvisoryStore
{
    readonly Dictionary<(string Feed, string Package), List<AffectedPackage>> _rows = [];
    readonly List<Advisory> _advisories = [];
    readonly HashSet<string> _feeds = new(StringComparer.Ordinal);

    public DatabaseStatus Status { get; } = new("goldens", false, new DateTimeOffset(2021, 8, 25, 12, 20, 30, TimeSpan.Zero), []);

    public static GoldenAdvisories Read(string folder)
    {
        var store = new GoldenAdvisories();
        foreach (var file in Directory.EnumerateFiles(folder, "*.yaml"))
        {
            using var text = File.OpenText(file);
            var stream = new YamlStream();
            stream.Load(text);
            foreach (var bucket in stream.Documents.Select(document => document.RootNode).OfType<YamlSequenceNode>().SelectMany(list => list).OfType<YamlMappingNode>())
            {
                if (FeedOf(Text(bucket, "bucket")) is { } feed)
                    store.Add(feed, bucket);
            }
        }
        return store;
    }

    public bool Covers(string feed) => _feeds.Contains(feed);

    public ImmutableArray<AffectedPackage> Lookup(string feed, string package) => _rows.TryGetValue((feed, package), out var rows) ? [.. rows] : [];

    public Advisory Advisory(long number) => _advisories[(int)number];

    public CveFacts Facts(string cve) => CveFacts.None;

    public void Dispose()
    {
    }

    static string? FeedOf(string bucket) => bucket.Split("::")[0].Split(' ') switch
    {
        ["debian", var release] => $"Debian:{release}",
        ["ubuntu", var release] => $"Ubuntu:{release}",
        ["alpine", var release] => $"Alpine:v{release}",
        ["rubygems"] => "RubyGems",
        ["npm"] => "npm",
        ["pip"] => "PyPI",
        ["maven"] => "Maven",
        ["go"] => "Go",
        ["k8s"] => "Kubernetes",
        _ => null,
    };

    void Add(string feed, YamlMappingNode bucket)
    {
        _feeds.Add(feed);
        foreach (var package in Pairs(bucket))
        {
            foreach (var advisory in Pairs(package))
            {
                var id = Text(advisory, "key");
                var key = (feed, Text(package, "bucket"));
                if (!_rows.TryGetValue(key, out var rows))
                    rows = _rows[key] = [];
                rows.Add(new AffectedPackage(_advisories.Count, Ranges((YamlMappingNode)advisory["value"]), []));
                _advisories.Add(new Advisory(id, [id], [], "", Severity.Unknown, "", null));
            }
        }
    }

    static ImmutableArray<VersionRange> Ranges(YamlMappingNode value)
    {
        if (!value.Children.TryGetValue("VulnerableVersions", out var versions))
        {
            var fix = Text(value, "FixedVersion");
            return [new VersionRange([new RangeEvent(RangeEventKind.Introduced, "0"), .. fix.Length == 0 ? (RangeEvent[])[] : [new RangeEvent(RangeEventKind.Fixed, fix)]])];
        }
        return [.. ((YamlSequenceNode)versions).SelectMany(one => ((YamlScalarNode)one).Value!.Split("||")).Select(Range)];
    }

    static VersionRange Range(string constraint)
    {
        if (constraint.AsSpan().Trim() is ['[' or '(', ..])
            return Interval(constraint.Trim());
        List<RangeEvent> events = [];
        foreach (var term in constraint.Split(',', StringSplitOptions.TrimEntries))
        {
            events.Add(term.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
            {
                [">=" or ">", var version] => new RangeEvent(RangeEventKind.Introduced, version),
                ["<", var version] => new RangeEvent(RangeEventKind.Fixed, version),
                ["<=", var version] => new RangeEvent(RangeEventKind.LastAffected, version),
                var other => new RangeEvent(RangeEventKind.Introduced, other[^1]),
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

    static string Text(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var value) ? ((YamlScalarNode)value).Value ?? "" : "";
}
