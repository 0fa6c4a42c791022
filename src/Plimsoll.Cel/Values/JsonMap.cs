using System.Text.Json;

namespace Plimsoll.Cel.Values;

/// <summary>A JSON object. Of properties with equal names the last one counts.</summary>
/// <remarks>
/// A few look-ups search the text of the document. Who asks more often is served from a dictionary, so that the time of an
/// expression does not grow with the square of the document. Threads may share an object: whoever fills the dictionary last wins.
/// </remarks>
sealed class JsonMap(JsonElement element) : CelMap
{
    const int MaxSearches = 4;

    Dictionary<CelValue, CelValue>? _entries;
    CelValue[]? _keys;
    int _searches;

    public override int Count => All.Count;

    public override IEnumerable<KeyValuePair<CelValue, CelValue>> Entries => All;

    Dictionary<CelValue, CelValue> All => _entries ??= ReadAll(element);

    public override CelValue[] Keys() => _keys ??= [.. All.Keys];

    public override bool TryGetValue(CelValue key, out CelValue value)
    {
        if (!IsSearch())
            return All.TryGetValue(key, out value);
        if (key.AsString is { } name && element.TryGetProperty(name, out var found))
        {
            value = JsonValue.Of(found);
            return true;
        }

        value = default;
        return false;
    }

    public override bool TryGetField(FieldName name, out CelValue value)
    {
        if (!IsSearch())
            return All.TryGetValue(name.Value, out value);
        if (element.TryGetProperty(name.Utf8, out var found))
        {
            value = JsonValue.Of(found);
            return true;
        }

        value = default;
        return false;
    }

    bool IsSearch() => _entries is null && ++_searches <= MaxSearches;

    static Dictionary<CelValue, CelValue> ReadAll(JsonElement element)
    {
        var entries = new Dictionary<CelValue, CelValue>(element.GetPropertyCount());
        foreach (var property in element.EnumerateObject())
            entries[CelValue.String(property.Name)] = JsonValue.Of(property.Value);
        return entries;
    }
}
