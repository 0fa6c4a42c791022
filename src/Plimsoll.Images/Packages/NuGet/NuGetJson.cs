using System.Text.Json;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.NuGet;

/// <summary>Lenient looks at NuGet's files: a property of another type than expected is as good as absent.</summary>
static class NuGetJson
{
    /// <summary>A package of this ecosystem.</summary>
    public static Package Package(string name, string version, FileLocation location) =>
        new(Ecosystem.NuGet, name, version, name, version, "", location);

    /// <summary>A property; <c>null</c> where it is absent or the parent is no object.</summary>
    public static JsonElement? Property(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? value : null;

    /// <summary>The text of a property; <c>null</c> where it is absent, empty or no string.</summary>
    public static string? Text(JsonElement parent, string name) =>
        Property(parent, name) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } text ? text : null;

    /// <summary>The entries of an object that a property holds; empty where there is none.</summary>
    public static IEnumerable<JsonProperty> Entries(JsonElement parent, string name) =>
        Property(parent, name) is { } table ? Entries(table) : [];

    /// <summary>The entries of an object; empty where it is something else.</summary>
    public static IEnumerable<JsonProperty> Entries(JsonElement table) =>
        table.ValueKind == JsonValueKind.Object ? table.EnumerateObject() : Enumerable.Empty<JsonProperty>();

    /// <summary>Splits <c>NAME/VERSION</c>.</summary>
    /// <returns>Whether it has both.</returns>
    public static bool TrySplit(string library, out string name, out string version)
    {
        var slash = library.LastIndexOf('/');
        name = slash > 0 ? library[..slash] : "";
        version = library[(slash + 1)..];
        return name.Length > 0 && version.Length > 0;
    }
}
