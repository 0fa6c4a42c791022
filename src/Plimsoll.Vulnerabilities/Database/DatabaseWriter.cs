using System.Runtime.InteropServices;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Feeds;
using Plimsoll.Vulnerabilities.Matching;
using Plimsoll.Vulnerabilities.Orderings;

namespace Plimsoll.Vulnerabilities.Database;

/// <summary>Collects advisories and writes them as one database file. Not safe for concurrent use.</summary>
/// <remarks>
/// The rows of a package stand together, in the order in which they are evaluated: what is affected before a version, the highest one
/// first, so that the search ends at the first that is not above the installed one; then other ranges; then what is not affected.
/// The same advisories in the same order give the same bytes.
/// </remarks>
/// <param name="texts">Where the texts go; <c>null</c> where nobody wants them.</param>
sealed class DatabaseWriter(AdvisoryTextsWriter? texts)
{
    readonly TextPool _texts = new();
    readonly SortedDictionary<string, Dictionary<string, List<PendingRow>>> _scopes = new(StringComparer.Ordinal);
    readonly Dictionary<string, IVersionOrdering?> _orderings = new(StringComparer.Ordinal);
    readonly HashSet<string> _cves = new(StringComparer.Ordinal);
    readonly List<uint> _advisoryStarts = [];
    readonly List<uint> _advisoryWords = [];
    readonly List<uint> _extras = [0];
    readonly Dictionary<string, uint> _extraPlaces = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, CveFacts> _facts = new(StringComparer.Ordinal);
    readonly List<uint> _feeds = [];

    /// <summary>The CVE ids that some advisory names.</summary>
    internal IReadOnlySet<string> Cves => _cves;

    /// <summary>Adds an advisory of a feed.</summary>
    internal void Add(AdvisoryRecord record, string feed)
    {
        var advisory = record.Advisory;
        var number = (uint)_advisoryStarts.Count;
        _cves.UnionWith(advisory.Cves);
        _advisoryStarts.Add((uint)_advisoryWords.Count);
        AdvisoryCodec.Write(advisory, feed, _texts, _advisoryWords);
        texts?.Add(advisory);
        var encoding = new RowEncoding(_texts);
        foreach (var entry in ModularEntries.Of(record))
        {
            var extra = Extra(entry);
            var rows = Rows(entry.Feed, AdvisoryName.Of(entry.Feed, entry.Package));
            foreach (var (shape, events) in encoding.Encode(entry, Ordering(entry.Feed)))
                rows.Add(new PendingRow(number, extra, entry.State, entry.Severity, shape, events));
        }
    }

    /// <summary>Adds what is known of a CVE.</summary>
    internal void Add(string cve, CveFacts facts) => _facts[cve] = facts;

    /// <summary>Adds a feed that was read.</summary>
    internal void Add(FeedStatus feed)
    {
        _feeds.Add(_texts.Number(feed.Name));
        AdvisoryCodec.AddLong(_feeds, feed.Records);
        AdvisoryCodec.AddLong(_feeds, feed.Newest?.ToUnixTimeSeconds() ?? 0);
    }

    /// <summary>Writes the file.</summary>
    /// <param name="output">A stream that can seek, at its start.</param>
    /// <param name="built">The time that it states.</param>
    /// <returns>The digest in its header.</returns>
    internal byte[] Write(Stream output, DateTimeOffset built)
    {
        var file = new SectionWriter(output);
        var facts = new List<uint>(_facts.Count * DatabaseFormat.FactWords);
        foreach (var (cve, known) in _facts)
            FactCodec.Write(cve, known, _texts, facts);
        var scopes = _scopes.Keys.Select(_texts.Number).ToArray();
        var packages = new List<uint>();
        var slots = new List<(uint Hash, uint Package)>();
        var ordered = Ordered();
        var (rows, events) = (0u, 0u);
        file.Begin(DatabaseSection.Rows);
        foreach (var (scope, name, pending) in ordered)
        {
            slots.Add((NameHash.Of(scope, name), (uint)slots.Count + 1));
            packages.AddRange([scope, _texts.Number(name)]);
            AddBounds(packages, rows, pending);
            foreach (var row in pending)
            {
                file.Add([row.Advisory, events, row.Extra, AdvisoryRow.Flags(row.State, row.Severity, row.Shape)]);
                events += (uint)row.Events.Length;
            }
            rows += (uint)pending.Count;
        }
        file.Add([0, events, 0, 0]);
        packages.AddRange([0, 0, rows, rows, rows]);
        file.Begin(DatabaseSection.Events);
        foreach (var row in ordered.SelectMany(package => package.Rows))
            file.Add(row.Events);
        file.Add(DatabaseSection.Packages, packages);
        file.Add(DatabaseSection.Index, Index(slots));
        file.Add(DatabaseSection.Extras, _extras);
        file.Add(DatabaseSection.Advisories, _advisoryStarts);
        file.Add(DatabaseSection.AdvisoryWords, _advisoryWords);
        file.Add(DatabaseSection.Facts, facts);
        file.Add(DatabaseSection.Scopes, scopes);
        file.Add(DatabaseSection.Feeds, _feeds);
        file.Add(DatabaseSection.Texts, [.. _texts.Starts]);
        file.Begin(DatabaseSection.Letters);
        foreach (var text in _texts.Texts)
            file.Add(MemoryMarshal.AsBytes(text.AsSpan()));
        var digest = file.Finish(built);
        texts?.Finish(digest);
        return digest;
    }

    // Scope by scope, name by name, with the rows of each in the order in which they are evaluated.
    List<(uint Scope, string Name, List<PendingRow> Rows)> Ordered()
    {
        var ordered = new List<(uint, string, List<PendingRow>)>();
        foreach (var (scope, (feed, names)) in _scopes.Index())
        {
            var ordering = Ordering(feed);
            foreach (var (name, rows) in names.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            {
                Order(rows, ordering);
                ordered.Add(((uint)scope, name, rows));
            }
        }
        return ordered;
    }

    static void AddBounds(List<uint> packages, uint first, List<PendingRow> rows)
    {
        var before = rows.FindIndex(row => !IsBefore(row));
        var affecting = rows.FindIndex(row => row.State == FixState.NotAffected);
        var count = rows.Count;
        affecting = affecting < 0 ? count : affecting;
        packages.AddRange([first, first + (uint)(before < 0 ? count : before), first + (uint)affecting]);
    }

    void Order(List<PendingRow> rows, IVersionOrdering? ordering) => rows.Sort((left, right) =>
    {
        var group = Group(left).CompareTo(Group(right));
        if (group == 0 && ordering is not null && IsBefore(left))
            group = ordering.Compare(_texts.Text(right.Events[0] & DatabaseFormat.TextMask), _texts.Text(left.Events[0] & DatabaseFormat.TextMask));
        if (group == 0)
            group = left.Advisory.CompareTo(right.Advisory);
        return group != 0 ? group : left.Events.AsSpan().SequenceCompareTo(right.Events);
    });

    static bool IsBefore(PendingRow row) => row is { Shape: RowShape.Before, State: not FixState.NotAffected };

    static int Group(PendingRow row) => row.State == FixState.NotAffected ? 2 : IsBefore(row) ? 0 : 1;

    // Twice as many slots as packages at least: a search that finds nothing ends after one or two.
    static uint[] Index(List<(uint Hash, uint Package)> packages)
    {
        var slots = 8u;
        while (slots < packages.Count * 2L)
            slots *= 2;
        var index = new uint[slots * DatabaseFormat.SlotWords];
        foreach (var (hash, package) in packages)
        {
            var slot = hash & (slots - 1);
            while (index[(slot * DatabaseFormat.SlotWords) + 1] != 0)
                slot = (slot + 1) & (slots - 1);
            (index[slot * DatabaseFormat.SlotWords], index[(slot * DatabaseFormat.SlotWords) + 1]) = (hash, package);
        }
        return index;
    }

    uint Extra(AffectedEntry entry)
    {
        if (entry.Module.Length == 0 && entry.Note.Length == 0 && entry.Architectures.IsEmpty && entry.Repositories.IsEmpty)
            return 0;
        var key = string.Join('\n', [entry.Module, entry.Note, .. entry.Architectures, "", .. entry.Repositories]);
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_extraPlaces, key, out var exists);
        if (!exists)
        {
            place = (uint)_extras.Count;
            _extras.AddRange([_texts.Number(entry.Module), _texts.Number(entry.Note), (uint)entry.Architectures.Length, (uint)entry.Repositories.Length]);
            _extras.AddRange(entry.Architectures.Concat(entry.Repositories).Select(_texts.Number));
        }
        return place;
    }

    List<PendingRow> Rows(string scope, string package)
    {
        if (!_scopes.TryGetValue(scope, out var packages))
            packages = _scopes[scope] = new Dictionary<string, List<PendingRow>>(StringComparer.Ordinal);
        ref var rows = ref CollectionsMarshal.GetValueRefOrAddDefault(packages, package, out _);
        return rows ??= [];
    }

    IVersionOrdering? Ordering(string scope)
    {
        if (!_orderings.TryGetValue(scope, out var ordering))
        {
            VersionOrderings.TryFind(scope, out ordering);
            _orderings[scope] = ordering;
        }
        return ordering;
    }
}
