namespace Plimsoll.Kubernetes.Objects;

/// <summary>A mapping or sequence that is being read.</summary>
sealed class NodeFrame(bool isMapping, int line, int column, string? anchor)
{
    /// <summary>Longer keys are data, not words of Kubernetes, and are not shared.</summary>
    public const int MaxSharedKeyLength = 64;

    const int IndexedFrom = 16;

    string? _key;
    bool _merging;
    Dictionary<string, int>? _lines;

    public bool IsMapping { get; } = isMapping;

    public int Line { get; } = line;

    public int Column { get; } = column;

    public string? Anchor { get; } = anchor;

    public List<MappingEntry> Entries { get; } = [];

    public List<ObjectNode> Items { get; } = [];

    public long Weight { get; private set; }

    public int Height { get; private set; }

    public ObjectNode? Merged { get; private set; }

    public bool HasMerge { get; private set; }

    public int KeyLine { get; private set; }

    public int KeyColumn { get; private set; }

    public bool ExpectsKey => IsMapping && _key is null && !_merging;

    public void ExpectValueOf(string key, int keyLine, int keyColumn) =>
        (_key, KeyLine, KeyColumn) = (key, keyLine, keyColumn);

    public void ExpectValueOfMerge(int keyLine, int keyColumn) =>
        (_merging, HasMerge, KeyLine, KeyColumn) = (true, true, keyLine, keyColumn);

    public void Add(Anchored value)
    {
        Weight += value.Weight;
        Height = Math.Max(Height, value.Height);
        if (!IsMapping)
        {
            Items.Add(value.Node);
        }
        else if (_merging)
        {
            Merged = value.Node;
            _merging = false;
        }
        else if (_key is not null)
        {
            AddMerged(new MappingEntry(_key, KeyLine, KeyColumn, value.Node));
            _key = null;
        }
    }

    public void AddMerged(MappingEntry entry)
    {
        Entries.Add(entry);
        if (_lines is not null)
            _lines[entry.Key] = entry.Line;
        else if (Entries.Count >= IndexedFrom)
            _lines = Entries.ToDictionary(known => known.Key, known => known.Line, StringComparer.Ordinal);
    }

    /// <summary>The line of a key already there.</summary>
    public int? LineOf(string key)
    {
        if (_lines is not null)
            return _lines.TryGetValue(key, out var found) ? found : null;
        foreach (var entry in Entries)
        {
            if (entry.Key == key)
                return entry.Line;
        }

        return null;
    }
}
