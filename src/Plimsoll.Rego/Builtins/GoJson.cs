using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>JSON as Go's encoding/json writes and reads it: what a signature over a document depends on.</summary>
/// <remarks>https://pkg.go.dev/encoding/json: keys sorted, <c>&lt;</c>, <c>&gt;</c> and <c>&amp;</c> escaped.</remarks>
static class GoJson
{
    /// <summary>Deepest nesting of a document that is read.</summary>
    public const int MaxDepth = 1_000;

    /// <summary>Longest document that is read, in UTF-16 units.</summary>
    public const int MaxTextLength = 16 * 1024 * 1024;

    static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth };

    /// <summary>A value as compact JSON.</summary>
    /// <param name="value">The value.</param>
    public static string Write(RegoValue value)
    {
        var text = new StringBuilder();
        Write(value, text);
        return text.ToString();
    }

    /// <summary>Reads a document; of members with one name the last counts.</summary>
    /// <param name="text">The document.</param>
    /// <param name="value">Its value.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryRead(string text, [NotNullWhen(true)] out RegoValue? value)
    {
        value = null;
        if (text.Length > MaxTextLength)
            return false;
        try
        {
            value = Read(JsonElement.Parse(text, Strict));
        }
        catch (JsonException)
        {
            return false;
        }
        catch (Exception refused) when (refused is InvalidOperationException or FormatException or ArgumentException)
        {
            // Half of a surrogate pair, or a number without a bound.
            return false;
        }

        return value is not null;
    }

    static RegoValue Read(JsonElement element)
    {
        NestingGuard.Enter();
        return element.ValueKind switch
        {
            JsonValueKind.Object => RegoObject.Of([.. element.EnumerateObject().Select(property =>
                KeyValuePair.Create<RegoValue, RegoValue>(new RegoString(property.Name), Read(property.Value)))]),
            JsonValueKind.Array => new RegoArray([.. element.EnumerateArray().Select(Read)]),
            _ => RegoValue.From(element),
        };
    }

    static void Write(RegoValue value, StringBuilder to)
    {
        NestingGuard.Enter();
        switch (value)
        {
            case RegoBoolean boolean:
                to.Append(boolean.Value ? "true" : "false");
                break;
            case RegoNumber number:
                to.Append(number.Text);
                break;
            case RegoString text:
                Quote(text.Value, to);
                break;
            case RegoArray array:
                WriteItems(array.Items, to);
                break;
            case RegoSet set:
                WriteItems(set.Items, to);
                break;
            case RegoObject members:
                WriteMembers(members, to);
                break;
            default:
                to.Append("null");
                break;
        }
    }

    static void WriteItems(ReadOnlySpan<RegoValue> items, StringBuilder to)
    {
        to.Append('[');
        for (var index = 0; index < items.Length; index++)
        {
            if (index > 0)
                to.Append(',');
            Write(items[index], to);
        }

        to.Append(']');
    }

    static void WriteMembers(RegoObject members, StringBuilder to)
    {
        to.Append('{');
        for (var index = 0; index < members.Count; index++)
        {
            if (index > 0)
                to.Append(',');
            Quote(members.Keys[index] is RegoString key ? key.Value : Write(members.Keys[index]), to);
            to.Append(':');
            Write(members.Values[index], to);
        }

        to.Append('}');
    }

    static void Quote(string text, StringBuilder to)
    {
        to.Append('"');
        foreach (var unit in text)
        {
            switch (unit)
            {
                case '"' or '\\':
                    to.Append('\\').Append(unit);
                    break;
                case '\n':
                    to.Append("\\n");
                    break;
                case '\r':
                    to.Append("\\r");
                    break;
                case '\t':
                    to.Append("\\t");
                    break;
                case '\b':
                    to.Append("\\b");
                    break;
                case '\f':
                    to.Append("\\f");
                    break;
                case < ' ' or '<' or '>' or '&' or '\u2028' or '\u2029':
                    to.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
                    break;
                default:
                    to.Append(unit);
                    break;
            }
        }

        to.Append('"');
    }
}
