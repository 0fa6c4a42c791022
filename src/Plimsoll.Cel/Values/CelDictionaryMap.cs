namespace Plimsoll.Cel.Values;

/// <summary>A map in a dictionary, in order of insertion.</summary>
sealed class CelDictionaryMap : CelMap
{
    readonly Dictionary<CelValue, CelValue> _entries;
    CelValue[]? _keys;

    CelDictionaryMap(Dictionary<CelValue, CelValue> entries)
    {
        _entries = entries;
        foreach (var value in entries.Values)
            (Depth, Parts) = (Math.Max(Depth, value.Depth), Parts + value.Parts);
        (Depth, Parts) = (Depth + 1, Parts + 1);
    }

    public override int Count => _entries.Count;

    internal override int Depth { get; }

    internal override long Parts { get; }

    public override IEnumerable<KeyValuePair<CelValue, CelValue>> Entries => _entries;

    public override CelValue[] Keys() => _keys ??= [.. _entries.Keys];

    /// <summary>Takes the dictionary over; it must not change any more, nor have had entries removed.</summary>
    public static CelDictionaryMap Owning(Dictionary<CelValue, CelValue> entries) => new(entries);

    public static new CelDictionaryMap Of(IEnumerable<KeyValuePair<CelValue, CelValue>> entries)
    {
        var copy = new Dictionary<CelValue, CelValue>();
        foreach (var (key, value) in entries)
            copy[key] = value;
        return new CelDictionaryMap(copy);
    }

    // Keys compare by CelEquality, under which 1, 1u and 1.0 are equal and hash alike.
    public override bool TryGetValue(CelValue key, out CelValue value) => _entries.TryGetValue(key, out value);
}
