using System.Globalization;
using System.Text;

namespace Plimsoll.Rego.Values;

/// <summary>Writes values as terms of Rego.</summary>
/// <remarks>Texts are quoted as Go's strconv.Quote does, which is what OPA prints.</remarks>
static class TermText
{
    /// <summary>Longest text of a value, in UTF-16 units: a value that uses a part many times is longer than its memory.</summary>
    const int MaxLength = 64 * 1024 * 1024;

    /// <summary>Writes a value.</summary>
    /// <exception cref="RegoLimitException">It is too long, or nested too deep.</exception>
    public static void Write(RegoValue value, StringBuilder to)
    {
        NestingGuard.Enter();
        if (to.Length > MaxLength)
            throw new RegoLimitException($"a text of more than {MaxLength} characters");
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
                WriteItems('[', array.Items, ']', to);
                break;
            case RegoSet { Count: 0 }:
                to.Append("set()");
                break;
            case RegoSet set:
                WriteItems('{', set.Items, '}', to);
                break;
            case RegoObject given:
                WriteMembers(given, to);
                break;
            default:
                to.Append("null");
                break;
        }
    }

    /// <summary>Writes a text with quotation marks around it and what cannot be seen escaped.</summary>
    public static void Quote(string text, StringBuilder to)
    {
        to.Append('"');
        foreach (var rune in text.EnumerateRunes())
            Quote(rune, to);
        to.Append('"');
    }

    static void Quote(Rune rune, StringBuilder to)
    {
        var known = rune.Value switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\a' => "\\a",
            '\b' => "\\b",
            '\f' => "\\f",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            '\v' => "\\v",
            _ => null,
        };
        if (known is not null)
            to.Append(known);
        else if (rune.Value is < ' ' or 0x7f)
            to.Append(CultureInfo.InvariantCulture, $"\\x{rune.Value:x2}");
        else if (IsPrinted(rune))
            to.Append(rune.ToString());
        else if (rune.IsBmp)
            to.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
        else
            to.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}");
    }

    static bool IsPrinted(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator);

    static void WriteItems(char open, ReadOnlySpan<RegoValue> items, char close, StringBuilder to)
    {
        to.Append(open);
        for (var index = 0; index < items.Length; index++)
        {
            if (index > 0)
                to.Append(", ");
            Write(items[index], to);
        }

        to.Append(close);
    }

    static void WriteMembers(RegoObject given, StringBuilder to)
    {
        to.Append('{');
        for (var index = 0; index < given.Count; index++)
        {
            if (index > 0)
                to.Append(", ");
            Write(given.Keys[index], to);
            to.Append(": ");
            Write(given.Values[index], to);
        }

        to.Append('}');
    }
}
