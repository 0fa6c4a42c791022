using System.Globalization;
using System.Text;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>Texts and characters with quotation marks, as Go writes them in its source.</summary>
/// <remarks>https://pkg.go.dev/strconv#Quote.</remarks>
static class GoQuoting
{
    /// <summary>A text in quotation marks.</summary>
    /// <param name="text">The text.</param>
    /// <param name="raw">Whether in backquotes, where it can be.</param>
    /// <param name="asciiOnly">Whether what is beyond ASCII is escaped.</param>
    public static string Quote(string text, bool raw, bool asciiOnly)
    {
        if (raw && !text.AsSpan().Contains('`') && !text.Any(unit => unit is (< ' ' and not '\t') or '\x7f' or '\uFEFF'))
            return $"`{text}`";
        var quoted = new StringBuilder(text.Length + 2);
        TermText.Quote(text, quoted);
        if (!asciiOnly || Ascii.IsValid(quoted.ToString()))
            return quoted.ToString();
        var ascii = new StringBuilder(quoted.Length * 2);
        foreach (var rune in quoted.ToString().EnumerateRunes())
        {
            if (rune.IsAscii)
                ascii.Append((char)rune.Value);
            else if (rune.IsBmp)
                ascii.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            else
                ascii.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}");
        }

        return ascii.ToString();
    }

    /// <summary>A character in apostrophes.</summary>
    public static string Quote(Rune rune, bool asciiOnly)
    {
        if (rune.Value == '\'')
            return "'\\''";
        if (rune.Value == '"')
            return "'\"'";
        var quoted = Quote(rune.ToString(), raw: false, asciiOnly);
        return $"'{quoted[1..^1]}'";
    }
}
