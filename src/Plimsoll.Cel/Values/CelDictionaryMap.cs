namespace Plimsoll.Cel.Values;

/// <summary>A map in a dictionary, in order of insertion.</summary>
sealed class CelDictionaryMap : CelMap
{
    readonly Dictionary<CelValue, CelValue> _entries;

    CelDictionaryMap(Dictionary<CelValue, CelValue> entries) => _entries = entries;

    public override int Count => _entries.Count;

    public override IEnumerable<KeyValuePair<CelValue, CelValue>> Entries => _entries;

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
