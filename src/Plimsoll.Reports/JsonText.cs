using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Reports;

/// <summary>Writes JSON to a <see cref="TextWriter"/> piece by piece: a report never sits in memory as a whole.</summary>
sealed class JsonText : IDisposable
{
    const int SpillBytes = 64 * 1024;

    static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        // Versions and purls hold '+' and '&': relaxed escaping leaves them readable; control characters are escaped all the same.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // Relaxed escaping leaves what turns the direction of a text, and what has no width. This one escapes all that is not ASCII.
    static readonly JavaScriptEncoder Ascii = JavaScriptEncoder.Create(UnicodeRanges.BasicLatin);

    readonly TextWriter _output;
    readonly ArrayBufferWriter<byte> _bytes = new(SpillBytes);
    readonly Utf8JsonWriter _json;

    /// <summary>JSON on <paramref name="output"/>; disposing ends the last line but does not close it.</summary>
    public JsonText(TextWriter output)
    {
        _output = output;
        _json = new Utf8JsonWriter(_bytes, Options);
    }

    /// <summary>Begins an object in an array, or the whole document.</summary>
    public void StartObject() => _json.WriteStartObject();

    /// <summary>Begins the object <paramref name="name"/>.</summary>
    public void StartObject(string name) => _json.WriteStartObject(name);

    /// <summary>Ends an object, and hands on what was written so far where that is much.</summary>
    public void EndObject()
    {
        _json.WriteEndObject();
        if (_json.BytesPending + _bytes.WrittenCount > SpillBytes)
            Spill();
    }

    /// <summary>Begins the array <paramref name="name"/>.</summary>
    public void StartArray(string name) => _json.WriteStartArray(name);

    /// <summary>A text in an array.</summary>
    public void Item(string value)
    {
        if (VisibleText.IsSteering(value))
            _json.WriteStringValue(Escaped(value));
        else
            _json.WriteStringValue(VisibleText.WellFormed(value));
    }

    /// <summary>Ends an array.</summary>
    public void EndArray() => _json.WriteEndArray();

    /// <summary>A text.</summary>
    public void Text(string name, string value)
    {
        if (VisibleText.IsSteering(value))
            _json.WriteString(name, Escaped(value));
        else
            _json.WriteString(name, VisibleText.WellFormed(value));
    }

    /// <summary>A text, where there is one.</summary>
    public void TextIfAny(string name, string value)
    {
        if (value.Length > 0)
            Text(name, value);
    }

    /// <summary>Texts.</summary>
    public void Texts(string name, IEnumerable<string> values)
    {
        _json.WriteStartArray(name);
        foreach (var value in values)
            Item(value);
        _json.WriteEndArray();
    }

    /// <summary>A number.</summary>
    public void Number(string name, long value) => _json.WriteNumber(name, value);

    /// <summary>A number; left out where it is not finite, which JSON cannot say.</summary>
    public void Number(string name, double value)
    {
        if (double.IsFinite(value))
            _json.WriteNumber(name, value);
    }

    /// <summary>True or false.</summary>
    public void Flag(string name, bool value) => _json.WriteBoolean(name, value);

    /// <summary>Nothing.</summary>
    public void Null(string name) => _json.WriteNull(name);

    /// <summary>A moment, UTC, to the second (RFC 3339); left out where there is none.</summary>
    public void Moment(string name, DateTimeOffset? value)
    {
        if (value is { } moment)
            _json.WriteString(name, moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
    }

    /// <summary>A day (RFC 3339 full-date); left out where there is none.</summary>
    public void Day(string name, DateOnly? value)
    {
        if (value is { } day)
            _json.WriteString(name, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    /// <summary>A place in a file; left out where there is none.</summary>
    public void Location(string name, SourceLocation? value)
    {
        if (value is null)
            return;
        StartObject(name);
        Text("file", value.File);
        if (value.Line > 0)
            Number("line", value.Line);
        if (value.Line > 0 && value.Column > 0)
            Number("column", value.Column);
        EndObject();
    }

    /// <summary>What could not be examined.</summary>
    public void Unread(string name, ImmutableArray<Unread> unread)
    {
        StartArray(name);
        foreach (var item in unread)
        {
            StartObject();
            Text("subject", item.Subject);
            Text("reason", item.Reason.ToString());
            Text("detail", item.Detail);
            Location("location", item.Location);
            EndObject();
        }

        EndArray();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Spill();
        _output.Write('\n');
        _json.Dispose();
    }

    static JsonEncodedText Escaped(string value) => JsonEncodedText.Encode(VisibleText.WellFormed(value), Ascii);

    // Utf8JsonWriter hands over whole tokens only, so no character is cut in two.
    void Spill()
    {
        _json.Flush();
        _output.Write(Encoding.UTF8.GetString(_bytes.WrittenSpan));
        _bytes.ResetWrittenCount();
    }
}
