using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
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
        JsonValueKind.String => new RegoString(TextOf(document)),
        JsonValueKind.Number => NumberOf(document.GetRawText()),
        JsonValueKind.True => RegoBoolean.True,
        JsonValueKind.False => RegoBoolean.False,
        _ => RegoNull.Value,
    };

    static RegoNumber NumberOf(string text) => RegoNumber.TryParse(text, out var number)
        ? number
        : throw new RegoLimitException($"a number of {text.Length} characters, or with an exponent, that is beyond what can be read");

    /// <summary>A text; half a surrogate pair, which JSON can write and .NET does not read, is replaced.</summary>
    static string TextOf(JsonElement text)
    {
        try
        {
            return text.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return Unescaped(JsonMarshal.GetRawUtf8Value(text)[1..^1]);
        }
    }

    static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return Unescaped(JsonMarshal.GetRawUtf8PropertyName(property));
        }
    }

    /// <summary>The meaning of a text that is known to be well-formed.</summary>
    static string Unescaped(ReadOnlySpan<byte> raw)
    {
        var text = Encoding.UTF8.GetString(raw);
        var meaning = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] != '\\')
            {
                meaning.Append(text[index]);
                continue;
            }

            index++;
            if (text[index] == 'u')
            {
                meaning.Append((char)ushort.Parse(text.AsSpan(index + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                index += 4;
                continue;
            }

            meaning.Append(text[index] switch
            {
                'b' => '\b',
                'f' => '\f',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                var same => same,
            });
        }

        return LoneSurrogates.Replaced(meaning.ToString());
    }

    sealed class MembersOf(JsonElement element) : IRegoMembers
    {
        public KeyValuePair<RegoValue, RegoValue>[] Load()
        {
            var members = new KeyValuePair<RegoValue, RegoValue>[element.GetPropertyCount()];
            var count = 0;
            foreach (var property in element.EnumerateObject())
                members[count++] = new KeyValuePair<RegoValue, RegoValue>(new RegoString(NameOf(property)), From(property.Value));
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
