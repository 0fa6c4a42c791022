using System.Diagnostics.CodeAnalysis;
using Plimsoll.Cel.Types;

namespace Plimsoll.Cel.Values;

/// <summary>A map. Derive from it to evaluate over maps of your own without converting them.</summary>
public abstract class CelMap : CelReference
{
    /// <summary>How many entries it has.</summary>
    public abstract int Count { get; }

    /// <summary>Finds the value of <paramref name="key"/>. A number finds the key of equal value, whatever its type.</summary>
    public abstract bool TryGetValue(CelValue key, out CelValue value);

    /// <summary>Finds the value of a key that stands in the expression. The same answer as <see cref="TryGetValue"/>, faster where a map can.</summary>
    public virtual bool TryGetField(FieldName name, out CelValue value) => TryGetValue(name.Value, out value);

    /// <summary>All entries, each key once, in the map's own order. A loop calls it once.</summary>
    public abstract IEnumerable<KeyValuePair<CelValue, CelValue>> Entries { get; }

    /// <summary>All keys, in the order of <see cref="Entries"/>. The array is not changed by who asks.</summary>
    public virtual CelValue[] Keys()
    {
        var keys = new CelValue[Count];
        var next = 0;
        foreach (var (key, _) in Entries)
            keys[next++] = key;
        return keys;
    }

    /// <inheritdoc/>
    public sealed override CelKind Kind => CelKind.Map;

    /// <inheritdoc/>
    public sealed override CelType Type => CelType.MapOfDyn;

    /// <summary>The number that a key of another numeric type stands for, where it stands for one exactly: 1u and 1.0 for 1.</summary>
    protected static bool TryAsInteger(CelValue key, out long integer) => CelEquality.TryAsInteger(key, out integer);

    /// <summary>A map with these entries; of equal keys the last one counts.</summary>
    [SuppressMessage("Performance", "CA1859", Justification = "The kind of map is nobody's concern.")]
    public static CelMap Of(IEnumerable<KeyValuePair<CelValue, CelValue>> entries) => CelDictionaryMap.Of(entries);

    /// <summary>A map with text keys.</summary>
    public static CelMap Of(IEnumerable<KeyValuePair<string, CelValue>> entries) =>
        CelDictionaryMap.Of(entries.Select(entry => KeyValuePair.Create(CelValue.String(entry.Key), entry.Value)));
}
