using System.Text.RegularExpressions;

namespace Plimsoll.Rego.Builtins;

/// <summary>The matches of a regular expression one after the other as Go finds them: none that is empty and follows another at once.</summary>
/// <remarks>https://pkg.go.dev/regexp: "empty matches abutting a preceding match are ignored".</remarks>
static class PatternMatches
{
    /// <summary>The first match; <c>null</c> where there is none.</summary>
    public static Match? First(Regex regex, string text) => Accepted(regex.Match(text), text, -1);

    /// <summary>The match after another; <c>null</c> where there is none.</summary>
    public static Match? Next(Match match, string text) => Accepted(match.NextMatch(), text, match.Index + match.Length);

    static Match? Accepted(Match match, string text, int end)
    {
        while (match.Success && match.Length == 0 && (match.Index == end || IsWithin(text, match.Index)))
            match = match.NextMatch();
        return match.Success ? match : null;
    }

    static bool IsWithin(string text, int at) => at > 0 && at < text.Length && char.IsSurrogatePair(text[at - 1], text[at]);
}
