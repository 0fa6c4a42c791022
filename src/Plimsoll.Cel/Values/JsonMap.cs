using System.Text.Json;

namespace Plimsoll.Cel.Values;

/// <summary>A JSON object. Of properties with equal names the last one counts.</summary>
/// <remarks>
/// A few look-ups search the text of the document. Who asks a large object more often is served from a dictionary, so that the
/// time of an expression does not grow with the square of the document. Threads may share an object: whoever fills the dictionary last wins.
/// </remarks>
sealed class JsonMap(JsonElement element) : CelMap
{
    /// <summary>Objects with at least so many properties are indexed once they are asked often.</summary>
    const int IndexedFrom = 32;

    /// <summary>So many searches through all properties come before the index.</summary>
    const int SearchesBeforeIndex = 4;

    Dictionary<CelValue, CelValue>? _entries;
    CelValue[]? _keys;
    Child? _last;
    int _searches;

    public override int Count => All.Count;

    public override IEnumerable<KeyValuePair<CelValue, CelValue>> Entries => All;

    Dictionary<CelValue, CelValue> All => _entries ??= ReadAll(element);

    public override CelValue[] Keys() => _keys ??= [.. All.Keys];

    public override bool TryGetValue(CelValue key, out CelValue value)
    {
        if (_entries is { } known)
            return known.TryGetValue(key, out value);
        if (key.AsString is { } name)
            return TryGetLast(name, out value) || TryFind(name, element.TryGetProperty(name, out var found), found, out value);
        value = default;
        return false;
    }

    public override bool TryGetField(FieldName name, out CelValue value) => _entries is { } known
        ? known.TryGetValue(name.Value, out value)
        : TryGetLast(name.Text, out value) || TryFind(name.Text, element.TryGetProperty(name.Utf8, out var found), found, out value);

    /// <summary>Loops ask for the same object or list again and again; it keeps what it has learned.</summary>
    bool TryGetLast(string name, out CelValue value)
    {
        if (_last is { } last && last.Name == name)
        {
            value = last.Value;
            return true;
        }

        value = default;
        return false;
    }

    bool TryFind(string name, bool isFound, JsonElement found, out CelValue value)
    {
        if (++_searches == SearchesBeforeIndex && element.GetPropertyCount() >= IndexedFrom)
            _entries = ReadAll(element);
        value = isFound ? JsonValue.Of(found) : default;
        if (isFound && found.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            _last = new Child(name, value);
        return isFound;
    }

    static Dictionary<CelValue, CelValue> ReadAll(JsonElement element)
    {
        var entries = new Dictionary<CelValue, CelValue>(element.GetPropertyCount());
        foreach (var property in element.EnumerateObject())
            entries[CelValue.String(property.Name)] = JsonValue.Of(property.Value);
        return entries;
    }

    /// <summary>A property whose value is an object or a list. One object, so that other threads see it whole.</summary>
    sealed record Child(string Name, CelValue Value);
}
