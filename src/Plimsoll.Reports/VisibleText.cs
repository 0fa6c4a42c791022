using System.Globalization;
using System.Text;

namespace Plimsoll.Reports;

/// <summary>Makes what cannot be seen in a text visible, so that a name in an image cannot steer a terminal or break an XML file.</summary>
/// <remarks>
/// The characters are those of Unicode's categories Cc, Cf, Zl, Zp, Cs, Co and Cn: control characters (and so every ANSI
/// sequence), bidirectional overrides ("Trojan Source", CVE-2021-42574), zero-width characters, and everything that XML 1.0
/// (section 2.2) does not allow.
/// </remarks>
public static class VisibleText
{
    /// <summary><paramref name="text"/> with every invisible character as <c>\u{HEX}</c>; the same object where there is none.</summary>
    public static string Of(string text)
    {
        if (IsVisible(text))
            return text;

        var visible = new StringBuilder(text.Length + 16);
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            var status = Rune.DecodeFromUtf16(rest, out var rune, out var consumed);
            if (status != System.Buffers.OperationStatus.Done)
                visible.Append(CultureInfo.InvariantCulture, $"\\u{{{(int)rest[0]:X}}}");
            else if (IsVisible(rune))
                visible.Append(rest[..consumed]);
            else
                visible.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:X}}}");
            rest = rest[consumed..];
        }
        return visible.ToString();
    }

    /// <summary><paramref name="text"/> with every half of a surrogate pair replaced by U+FFFD: what JSON can carry.</summary>
    public static string WellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                return string.Concat(text.EnumerateRunes());
        }
        return text;
    }

    /// <summary>Whether a text has characters beyond ASCII that cannot be seen: overrides of the direction, characters without a width.</summary>
    public static bool IsSteering(string text)
    {
        if (Ascii.IsValid(text))
            return false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (!rune.IsAscii && !IsVisible(rune))
                return true;
        }
        return false;
    }

    static bool IsVisible(string text)
    {
        foreach (var character in text)
        {
            if (character is < ' ' or > '~')
                return false;
        }
        return true;
    }

    /// <summary>Whether a character can be seen.</summary>
    internal static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned);
}
