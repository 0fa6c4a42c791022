using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Plimsoll.Rego.Values;

/// <summary>Writes values as JSON.</summary>
static class JsonText
{
    static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>A value as compact JSON.</summary>
    public static string Of(RegoValue value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Compact))
            Write(value, writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes a value.</summary>
    public static void Write(RegoValue value, Utf8JsonWriter writer)
    {
        NestingGuard.Enter();
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
                WriteItems(array.Items, writer);
                break;
            case RegoSet set:
                WriteItems(set.Items, writer);
                break;
            case RegoObject given:
                WriteMembers(given, writer);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    static void WriteItems(ReadOnlySpan<RegoValue> items, Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var item in items)
            Write(item, writer);
        writer.WriteEndArray();
    }

    static void WriteMembers(RegoObject given, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        for (var index = 0; index < given.Count; index++)
        {
            var key = given.Keys[index];
            writer.WritePropertyName(key is RegoString text ? text.Value : Of(key));
            Write(given.Values[index], writer);
        }

        writer.WriteEndObject();
    }
}
