using System.Text;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>The query parts of URLs.</summary>
/// <remarks>https://url.spec.whatwg.org/#application/x-www-form-urlencoded, as https://pkg.go.dev/net/url#QueryEscape writes it.</remarks>
static class UrlEncodings
{
    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new("urlquery.decode", "string -> string", Decode),
        new("urlquery.decode_object", "string -> object[string: array[string]]", DecodeObject),
        new("urlquery.encode", "string -> string", Encode),
        new("urlquery.encode_object", "object[string: string | array[string] | set[string]] -> string", EncodeObject),
    ];

    static RegoString? Encode(BuiltinCall call, RegoValue value)
    {
        if (!call.IsString(value, 1, out var text))
            return null;
        var encoded = new StringBuilder(text.Length + 16);
        Append(call, encoded, text);
        return new RegoString(encoded.ToString());
    }

    static void Append(BuiltinCall call, StringBuilder to, string text)
    {
        call.ChargeBuilt(to.Length, 9L * text.Length + 1);
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == ' ')
            {
                to.Append('+');
            }
            else if (rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || rune.Value is '-' or '_' or '.' or '~'))
            {
                to.Append((char)rune.Value);
            }
            else
            {
                foreach (var part in bytes[..rune.EncodeToUtf8(bytes)])
                    to.Append('%').Append(Convert.ToHexString([part]));
            }
        }
    }

    static RegoValue? EncodeObject(BuiltinCall call, RegoValue value)
    {
        if (!call.IsObject(value, 1, out var members))
            return null;
        var encoded = new StringBuilder();
        for (var index = 0; index < members.Count; index++)
        {
            if (members.Keys[index] is not RegoString key)
                return call.FailOperand(1, "must be object with string keys");
            if (!TryAppend(call, encoded, key.Value, members.Values[index]))
                return null;
        }

        return new RegoString(encoded.ToString());
    }

    static bool TryAppend(BuiltinCall call, StringBuilder to, string key, RegoValue value)
    {
        var values = value switch
        {
            RegoArray array => array.Items,
            RegoSet set => set.Items,
            _ => new[] { value },
        };
        foreach (var item in values)
        {
            if (item is not RegoString text)
            {
                call.FailOperand(1, $"must be object with values of string, array or set of strings but got {item.TypeName}");
                return false;
            }

            if (to.Length > 0)
                to.Append('&');
            Append(call, to, key);
            to.Append('=');
            Append(call, to, text.Value);
        }

        return true;
    }

    static RegoValue? Decode(BuiltinCall call, RegoValue value)
    {
        if (!call.IsString(value, 1, out var text))
            return null;
        call.ChargeText(text.Length);
        return Unescaped(text) is { } decoded ? new RegoString(decoded) : call.Fail("invalid URL escape");
    }

    static RegoValue? DecodeObject(BuiltinCall call, RegoValue value)
    {
        if (!call.IsString(value, 1, out var text))
            return null;
        call.ChargeText(text.Length);
        var values = new Dictionary<string, List<RegoValue>>(StringComparer.Ordinal);
        foreach (var part in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            call.Charge(1);
            if (part.Contains(';', StringComparison.Ordinal))
                return call.Fail("invalid semicolon separator in query");
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var key = Unescaped(equals < 0 ? part : part[..equals]);
            var item = Unescaped(equals < 0 ? "" : part[(equals + 1)..]);
            if (key is null || item is null)
                return call.Fail("invalid URL escape");
            if (!values.TryGetValue(key, out var items))
                values[key] = items = [];
            items.Add(new RegoString(item));
        }

        return RegoObject.Of(values.Select(pair => new KeyValuePair<RegoValue, RegoValue>(new RegoString(pair.Key), new RegoArray([.. pair.Value]))));
    }

    /// <summary>The text without escapes; <c>null</c> where one is not well-formed.</summary>
    static string? Unescaped(string text)
    {
        if (!text.AsSpan().ContainsAny('%', '+'))
            return text;
        var source = Encoding.UTF8.GetBytes(text);
        var bytes = new byte[source.Length];
        var count = 0;
        for (var at = 0; at < source.Length; at++)
        {
            if (source[at] != '%')
            {
                bytes[count++] = source[at] == '+' ? (byte)' ' : source[at];
                continue;
            }

            if (at + 2 >= source.Length || !char.IsAsciiHexDigit((char)source[at + 1]) || !char.IsAsciiHexDigit((char)source[at + 2]))
                return null;
            bytes[count++] = (byte)(ValueOf(source[at + 1]) * 16 + ValueOf(source[at + 2]));
            at += 2;
        }

        return CodePoints.FromUtf8(bytes.AsSpan(0, count));
    }

    static int ValueOf(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
