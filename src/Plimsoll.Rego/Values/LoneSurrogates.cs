using System.Text;

namespace Plimsoll.Rego.Values;

/// <summary>Halves of surrogate pairs without their other half, which no text of UTF-8 has.</summary>
static class LoneSurrogates
{
    /// <summary>A text with the replacement character U+FFFD in their places, as Go reads them from JSON.</summary>
    public static string Replaced(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            return text;
        var replaced = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            replaced.Append(rune);
        return replaced.ToString();
    }
}
