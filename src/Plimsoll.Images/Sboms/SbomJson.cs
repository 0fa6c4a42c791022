using System.Globalization;
using System.Text.Json;

namespace Plimsoll.Images.Sboms;

/// <summary>Values of a JSON document of which any may be absent or of another type.</summary>
static class SbomJson
{
    /// <summary>A text; empty where it is absent or no text.</summary>
    public static string Text(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() ?? "" : "";

    /// <summary>A member of an object; <c>null</c> where there is none.</summary>
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    /// <summary>The items of an array; none where it is absent or no array.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    /// <summary>The texts of an array, or the one text in its place.</summary>
    public static IEnumerable<string> Texts(this JsonElement element, string name) => element.Member(name) switch
    {
        { ValueKind: JsonValueKind.String } one => [one.GetString() ?? ""],
        { ValueKind: JsonValueKind.Array } array => array.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString() ?? ""),
        _ => [],
    };

    /// <summary>A moment as it is written in documents; <c>null</c> where it is none.</summary>
    public static DateTimeOffset? Moment(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;
}
