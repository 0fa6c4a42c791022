using System.Text.Json;

namespace Plimsoll.Cel.Values;

/// <summary>A JSON array. Its items are found once, at the first access.</summary>
sealed class JsonList(JsonElement element) : CelList
{
    CelValue[]? _items;

    public override int Count { get; } = element.GetArrayLength();

    // Reaching an item of a JSON array means to step over all before it, so the way is gone once.
    public override CelValue this[int index] => (_items ??= [.. element.EnumerateArray().Select(JsonValue.Of)])[index];
}
