using System.Collections.Immutable;
using System.Globalization;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Database;
using Plimsoll.Vulnerabilities.Feeds;

namespace Plimsoll.Vulnerabilities.Demonstration;

/// <summary>
/// A hand-written set of famous vulnerabilities, embedded so that the first run shows something without any download.
/// It proves nothing about an image. Immutable and safe for concurrent use.
/// </summary>
public sealed class DemonstrationSet : IAdvisoryStore
{
    /// <summary>The resources, in the order in which they are read.</summary>
    static readonly ImmutableArray<string> Files = ["distributions.txt", "npm.txt", "pypi.txt"];

    /// <summary>The day on which the facts were last checked.</summary>
    static readonly DateTimeOffset Checked = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    readonly DemonstrationReader _data = new();
    readonly HashSet<string> _feeds;

    DemonstrationSet()
    {
        foreach (var file in Files)
        {
            using var stream = typeof(DemonstrationSet).Assembly.GetManifestResourceStream(file)
                ?? throw new DatabaseException($"The demonstration set lacks its resource {file}.");
            using var text = new StreamReader(stream);
            _data.Read(text);
        }
        _feeds = [.. _data.Affected.Keys.Select(key => key.Feed)];
        Status = new DatabaseStatus("embedded", IsDemonstration: true, Checked,
        [
            .. _data.Affected
                .SelectMany(entry => entry.Value.Select(row => (Name: entry.Key.Feed.Split(':')[0], row.Advisory)))
                .Distinct()
                .GroupBy(row => row.Name, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new FeedStatus(group.Key, group.Count(), group.Max(row => _data.Advisories[(int)row.Advisory].Published))),
        ]);
    }

    /// <inheritdoc/>
    public DatabaseStatus Status { get; }

    internal DemonstrationReader Data => _data;

    /// <summary>Reads the set out of this assembly.</summary>
    /// <exception cref="DatabaseException">The assembly was built without it.</exception>
    public static DemonstrationSet Open() => new();

    /// <inheritdoc/>
    public bool Covers(string feed) => _feeds.Contains(feed);

    /// <inheritdoc/>
    public ImmutableArray<AffectedPackage> Lookup(string feed, string package) =>
        _data.Affected.TryGetValue((feed, package), out var rows) ? [.. rows] : [];

    /// <inheritdoc/>
    public Advisory Advisory(long number) => number >= 0 && number < _data.Advisories.Count
        ? _data.Advisories[(int)number]
        : throw new DatabaseException(string.Create(CultureInfo.InvariantCulture, $"The demonstration set has no advisory with the number {number}."));

    /// <inheritdoc/>
    public CveFacts Facts(string cve) => _data.Facts.GetValueOrDefault(cve, CveFacts.None);

    /// <summary>Nothing to close.</summary>
    public void Dispose() { }
}
