using System.Text.Json;

namespace Plimsoll.Rego.Values;

/// <summary>Documents of JSON as values, read one level at a time.</summary>
static class JsonValues
{
    /// <summary>A document as a value.</summary>
    public static RegoValue From(JsonElement document) => document.ValueKind switch
    {
        JsonValueKind.Object => new RegoObject(new MembersOf(document)),
        JsonValueKind.Array => new RegoArray(new ItemsOf(document)),
        JsonValueKind.String => new RegoString(document.GetString() ?? ""),
        JsonValueKind.Number => RegoNumber.Parse(document.GetRawText()),
        JsonValueKind.True => RegoBoolean.True,
        JsonValueKind.False => RegoBoolean.False,
        _ => RegoNull.Value,
    };

    sealed class MembersOf(JsonElement element) : IRegoMembers
    {
        public KeyValuePair<RegoValue, RegoValue>[] Load()
        {
            var members = new KeyValuePair<RegoValue, RegoValue>[element.GetPropertyCount()];
            var count = 0;
            foreach (var property in element.EnumerateObject())
                members[count++] = new KeyValuePair<RegoValue, RegoValue>(new RegoString(property.Name), From(property.Value));
            return members;
        }
    }

    sealed class ItemsOf(JsonElement element) : IRegoItems
    {
        public RegoValue[] Load()
        {
            var items = new RegoValue[element.GetArrayLength()];
            var count = 0;
            foreach (var item in element.EnumerateArray())
                items[count++] = From(item);
            return items;
        }
    }
}
