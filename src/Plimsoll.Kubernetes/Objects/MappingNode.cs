using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Objects;

/// <summary>Keys and values in written order, merge keys resolved; keys are unique.</summary>
public sealed class MappingNode : ObjectNode
{
    const int IndexedFrom = 16;

    readonly Dictionary<string, int>? _index;

    internal MappingNode(string file, int line, int column, ImmutableArray<MappingEntry> entries)
        : base(file, line, column)
    {
        Entries = entries;
        if (entries.Length < IndexedFrom)
            return;
        _index = new Dictionary<string, int>(entries.Length, StringComparer.Ordinal);
        for (var position = 0; position < entries.Length; position++)
            _index[entries[position].Key] = position;
    }

    /// <summary>The keys and values, in written order; merged ones last.</summary>
    public ImmutableArray<MappingEntry> Entries { get; }

    /// <inheritdoc/>
    public override bool TryGet(string key, [NotNullWhen(true)] out ObjectNode? value)
    {
        var position = PositionOf(key);
        value = position < 0 ? null : Entries[position].Value;
        return position >= 0;
    }

    /// <summary>Where a key is written; the mapping's own place where it has no such key.</summary>
    /// <param name="key">The key.</param>
    public SourceLocation LocationOf(string key)
    {
        var position = PositionOf(key);
        return position < 0 ? Location : At(Entries[position].Line, Entries[position].Column);
    }

    int PositionOf(string key)
    {
        if (_index is not null)
            return _index.TryGetValue(key, out var found) ? found : -1;
        for (var position = 0; position < Entries.Length; position++)
        {
            if (Entries[position].Key == key)
                return position;
        }

        return -1;
    }
}
