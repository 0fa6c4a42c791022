using System.Text.Json;

namespace Plimsoll.Cel.Values;

/// <summary>A JSON object. Of properties with equal names the last one counts.</summary>
sealed class JsonMap(JsonElement element) : CelMap
{
    Dictionary<CelValue, CelValue>? _entries;

    public override int Count => All.Count;

    public override IEnumerable<KeyValuePair<CelValue, CelValue>> Entries => All;

    Dictionary<CelValue, CelValue> All => _entries ??= ReadAll(element);

    public override bool TryGetValue(CelValue key, out CelValue value)
    {
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
        if (element.TryGetProperty(name.Utf8, out var found))
        {
            value = JsonValue.Of(found);
            return true;
        }

        value = default;
        return false;
    }

    static Dictionary<CelValue, CelValue> ReadAll(JsonElement element)
    {
        var entries = new Dictionary<CelValue, CelValue>(element.GetPropertyCount());
        foreach (var property in element.EnumerateObject())
            entries[CelValue.String(property.Name)] = JsonValue.Of(property.Value);
        return entries;
    }
}
