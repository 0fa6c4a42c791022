using System.Collections.Immutable;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Vulnerabilities.Feeds.Csaf;

/// <summary>Brings what a vulnerability says of single products together: one entry for all architectures and repositories of which the same is said.</summary>
sealed class CsafEntries
{
    readonly Dictionary<Key, (SortedSet<string> Architectures, SortedSet<string> Repositories)> _entries = [];
    readonly List<Key> _order = [];

    /// <summary>Takes what is said of a product.</summary>
    internal void Add(CsafProduct product, FixState state, Severity severity, string note)
    {
        var key = new Key(product.Feed, product.Package, product.Version, product.Module, state, severity, note);
        if (!_entries.TryGetValue(key, out var sets))
        {
            _entries[key] = sets = (new(StringComparer.Ordinal), new(StringComparer.Ordinal));
            _order.Add(key);
        }
        // The empty text stands for all of them.
        sets.Architectures.Add(product.Architecture);
        if (product.Repositories.IsEmpty)
            sets.Repositories.Add("");
        sets.Repositories.UnionWith(product.Repositories);
    }

    /// <summary>The entries, in the order in which the document names them first.</summary>
    internal ImmutableArray<AffectedEntry> ToEntries() => [.. _order.Select(Entry)];

    AffectedEntry Entry(Key key)
    {
        var (architectures, repositories) = _entries[key];
        return new AffectedEntry(key.Feed, key.Package, Ranges(key), key.State == FixState.NotAffected && key.Version.Length > 0 ? [key.Version] : [])
        {
            State = key.State,
            Severity = key.Severity,
            Note = key.Note,
            Module = key.Module,
            Architectures = architectures.Contains("") || architectures.Contains("noarch") ? [] : [.. architectures],
            Repositories = repositories.Contains("") ? [] : [.. repositories],
        };
    }

    static ImmutableArray<VersionRange> Ranges(Key key) => key switch
    {
        { Version: "" } => RangeState.Every,
        { State: FixState.Fixed } => RangeState.Before(key.Version),
        { State: FixState.NotAffected } => [],
        _ => RangeState.UpTo(key.Version),
    };

    readonly record struct Key(string Feed, string Package, string Version, string Module, FixState State, Severity Severity, string Note);
}
