using System.Text.Json;

namespace Plimsoll.Images.Packages;

/// <summary>Lenient looks at JSON files: a property of another type than expected is as good as absent.</summary>
static class JsonFields
{
    /// <summary>The text of a property; <c>null</c> where it is absent, empty or not a string.</summary>
    public static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object
        && parent.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
        && value.GetString()?.Trim() is { Length: > 0 } text
            ? text
            : null;

    /// <summary>The object that a property holds; <c>null</c> where it is absent or something else.</summary>
    public static JsonElement? Object(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object
        && parent.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Object
            ? value
            : null;

    /// <summary>Whether a property is <c>true</c>.</summary>
    public static bool IsTrue(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object
        && parent.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.True;

    /// <summary>The properties of the object that a property holds; empty where it is absent or something else.</summary>
    public static IEnumerable<JsonProperty> Entries(JsonElement parent, string name) =>
        Object(parent, name) is { } table ? table.EnumerateObject() : (IEnumerable<JsonProperty>)[];

    /// <summary>The items of the array that a property holds; empty where it is absent or something else.</summary>
    public static IEnumerable<JsonElement> Items(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object
        && parent.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray()
            : (IEnumerable<JsonElement>)[];

    /// <summary>The texts among the items of an array, or the one text in place of it; empty where it is absent or something else.</summary>
    public static IEnumerable<string> Texts(JsonElement parent, string name) => Text(parent, name) is { } only
        ? [only]
        : Items(parent, name).Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!.Trim())
            .Where(text => text.Length > 0);
}
