using System.Text;

namespace Plimsoll.Images.Packages.Programs;

/// <summary>Texts of a PE file as they may stand in a name: on one line, without what only steers a terminal.</summary>
static class PeText
{
    /// <summary>Characters of a text that are kept.</summary>
    public const int MaxCharacters = 256;

    /// <summary>The text up to its first zero; control characters are blanks.</summary>
    public static string Clean(string text)
    {
        if (text.IndexOf('\0', StringComparison.Ordinal) is >= 0 and var end)
            text = text[..end];
        var clean = new StringBuilder(Math.Min(text.Length, MaxCharacters));
        foreach (var rune in text.Trim().EnumerateRunes())
        {
            if (clean.Length + rune.Utf16SequenceLength > MaxCharacters)
                break;
            clean.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        }
        return clean.ToString().Trim();
    }
}
