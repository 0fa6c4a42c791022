using System.Globalization;
using System.Text.Json;

namespace Plimsoll.Vulnerabilities.Vex;

/// <summary>A value of a JSON document that knows its path, so that a mistake is told with its place.</summary>
/// <param name="Json">The value.</param>
/// <param name="Path">Its path, e.g. <c>statements[2].products[0]</c>; empty for the whole document.</param>
readonly record struct VexElement(JsonElement Json, string Path)
{
    /// <summary>Longest text that is kept of a document, characters.</summary>
    public const int MaxTextLength = 16 * 1024;

    /// <summary>A mistake here.</summary>
    public InvalidDataException Fault(string problem) => new(Path.Length == 0 ? problem : $"{Path}: {problem}");

    /// <summary>A mistake at a member.</summary>
    public InvalidDataException Fault(string name, string problem) => new($"{PathOf(name)}: {problem}");

    /// <summary>Whether there is a member that is not null.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>A member; <c>null</c> where it is absent.</summary>
    /// <exception cref="InvalidDataException">This is no object.</exception>
    public VexElement? Member(string name) => Find(name) is { } found ? new VexElement(found, PathOf(name)) : null;

    /// <summary>A member that is an object; <c>null</c> where it is absent.</summary>
    /// <exception cref="InvalidDataException">It is something else.</exception>
    public VexElement? Object(string name) => Member(name) switch
    {
        null => null,
        { Json.ValueKind: JsonValueKind.Object } found => found,
        _ => throw Fault(name, "must be an object"),
    };

    /// <summary>A text; empty where it is absent.</summary>
    /// <exception cref="InvalidDataException">It is something else, or too long.</exception>
    public string Text(string name) => Find(name) switch
    {
        null => "",
        { ValueKind: JsonValueKind.String } found => Bounded(found, name),
        _ => throw Fault(name, "must be a string"),
    };

    /// <summary>A text that must be there.</summary>
    /// <exception cref="InvalidDataException">It is absent, empty or something else.</exception>
    public string Required(string name) => Text(name) is { Length: > 0 } text ? text : throw Fault(name, "is required");

    /// <summary>This value as a text.</summary>
    /// <exception cref="InvalidDataException">It is something else, or too long.</exception>
    public string AsText() => Json.ValueKind == JsonValueKind.String && Json.GetString() is { Length: <= MaxTextLength } text
        ? text
        : throw Fault($"must be a string of at most {MaxTextLength} characters");

    /// <summary>The items of a list; none where it is absent.</summary>
    /// <exception cref="InvalidDataException">It is something else.</exception>
    public IEnumerable<VexElement> Items(string name)
    {
        if (Find(name) is not { } list)
            return [];
        if (list.ValueKind != JsonValueKind.Array)
            throw Fault(name, "must be a list");
        var path = PathOf(name);
        return list.EnumerateArray().Select((item, index) => new VexElement(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]")));
    }

    /// <summary>The items of a list that are objects.</summary>
    /// <exception cref="InvalidDataException">It or an item is something else.</exception>
    public IEnumerable<VexElement> Objects(string name) =>
        Items(name).Select(item => item.Json.ValueKind == JsonValueKind.Object ? item : throw item.Fault("must be an object"));

    /// <summary>The texts of a list.</summary>
    /// <exception cref="InvalidDataException">It or an item is something else.</exception>
    public IEnumerable<string> Texts(string name) => Items(name).Select(item => item.AsText());

    /// <summary>A moment; <c>null</c> where it is absent.</summary>
    /// <exception cref="InvalidDataException">It is not one (RFC 3339).</exception>
    public DateTimeOffset? Moment(string name)
    {
        var text = Text(name);
        if (text.Length == 0)
            return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : throw Fault(name, "must be a time as RFC 3339 writes it, e.g. 2026-11-27T12:00:00Z");
    }

    string Bounded(JsonElement found, string name) => found.GetString() is { Length: <= MaxTextLength } text
        ? text
        : throw Fault(name, $"is longer than {MaxTextLength} characters");

    JsonElement? Find(string name)
    {
        if (Json.ValueKind != JsonValueKind.Object)
            throw Fault("must be an object");
        return Json.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null ? found : null;
    }

    string PathOf(string name) => Path.Length == 0 ? name : $"{Path}.{name}";
}
