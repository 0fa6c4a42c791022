using System.Text.Json;

namespace Plimsoll.Images.Packages.Npm;

/// <summary>Lenient looks at npm's files: a property of another type than expected is as good as absent.</summary>
static class NpmJson
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
}
