using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Plimsoll.Rego.Values;

/// <summary>Writes values as JSON.</summary>
static class JsonText
{
    /// <summary>Longest text of a value, in bytes: a value that uses a part many times is longer than its memory.</summary>
    public const long MaxBytes = 128 * 1024 * 1024;

    /// <summary>What a writer allows whose options do not say it.</summary>
    const int DefaultDepth = 1000;

    static readonly JsonWriterOptions Compact = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
        MaxDepth = int.MaxValue,
    };

    /// <summary>A value as compact JSON.</summary>
    public static string Of(RegoValue value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Compact))
            Write(value, writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes a value.</summary>
    /// <exception cref="RegoLimitException">It is too long, or nested deeper than the writer or the stack allows.</exception>
    public static void Write(RegoValue value, Utf8JsonWriter writer) => Write(value, writer, writer.BytesCommitted + writer.BytesPending + MaxBytes);

    static void Write(RegoValue value, Utf8JsonWriter writer, long end)
    {
        NestingGuard.Enter();
        if (writer.BytesCommitted + writer.BytesPending > end)
            throw new RegoLimitException($"a text of more than {MaxBytes} bytes");
        if (writer.CurrentDepth >= (writer.Options.MaxDepth == 0 ? DefaultDepth : writer.Options.MaxDepth))
            throw new RegoLimitException($"nested deeper than the {writer.CurrentDepth} levels that the writer allows");
        switch (value)
        {
            case RegoBoolean boolean:
                writer.WriteBooleanValue(boolean.Value);
                break;
            case RegoNumber number:
                writer.WriteRawValue(number.Text, skipInputValidation: true);
                break;
            case RegoString text:
                writer.WriteStringValue(text.Value);
                break;
            case RegoArray array:
                WriteItems(array.Items, writer, end);
                break;
            case RegoSet set:
                WriteItems(set.Items, writer, end);
                break;
            case RegoObject given:
                WriteMembers(given, writer, end);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    static void WriteItems(ReadOnlySpan<RegoValue> items, Utf8JsonWriter writer, long end)
    {
        writer.WriteStartArray();
        foreach (var item in items)
            Write(item, writer, end);
        writer.WriteEndArray();
    }

    static void WriteMembers(RegoObject given, Utf8JsonWriter writer, long end)
    {
        writer.WriteStartObject();
        for (var index = 0; index < given.Count; index++)
        {
            var key = given.Keys[index];
            writer.WritePropertyName(key is RegoString text ? text.Value : Of(key));
            Write(given.Values[index], writer, end);
        }

        writer.WriteEndObject();
    }
}
