using System.Globalization;
using System.Text;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Syntax;

/// <summary>Writes values as literals that can be read again.</summary>
static class LiteralText
{
    public static void Append(StringBuilder text, CelValue value)
    {
        switch (value.Kind)
        {
            case CelKind.Double:
                AppendDouble(text, value.AsDouble);
                break;
            case CelKind.String:
                AppendString(text, value.AsString ?? "");
                break;
            case CelKind.Bytes:
                AppendBytes(text, value.AsBytes is { } bytes ? bytes.Value.AsSpan() : []);
                break;
            default:
                text.Append(value.ToString());
                break;
        }
    }

    static void AppendDouble(StringBuilder text, double value)
    {
        var digits = value.ToString("R", CultureInfo.InvariantCulture);
        text.Append(digits);
        if (!digits.AsSpan().ContainsAny('.', 'E'))
            text.Append(".0");
    }

    static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            if (Escape(c) is { } escape)
                text.Append('\\').Append(escape);
            else if (char.IsControl(c) || c is '\u2028' or '\u2029')
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else
                text.Append(c);
        }

        text.Append('"');
    }

    static void AppendBytes(StringBuilder text, ReadOnlySpan<byte> value)
    {
        text.Append("b\"");
        foreach (var octet in value)
        {
            if (Escape((char)octet) is { } escape)
                text.Append('\\').Append(escape);
            else if (octet is >= 0x20 and < 0x7F)
                text.Append((char)octet);
            else
                text.Append(CultureInfo.InvariantCulture, $"\\x{octet:x2}");
        }

        text.Append('"');
    }

    static char? Escape(char c) => c switch
    {
        '"' or '\\' => c,
        '\n' => 'n',
        '\r' => 'r',
        '\t' => 't',
        _ => null,
    };
}
