using System.Text;

namespace Plimsoll.Images.Packages.Lua;

/// <summary>The words of a Lua file, as far as files that only describe something need them: names, texts, signs.</summary>
/// <remarks>https://www.lua.org/manual/5.4/manual.html#3.1. A text begins with a quote and has none at its end; comments are left out.</remarks>
static class LuaText
{
    /// <summary>The most words of one file.</summary>
    public const int MaxWords = 200_000;

    /// <summary>The words of a file.</summary>
    /// <exception cref="InvalidDataException">It ends within a text, or has more than <see cref="MaxWords"/> words.</exception>
    public static List<string> Words(ReadOnlyMemory<byte> content)
    {
        var text = Encoding.UTF8.GetString(content.Span).TrimStart('\uFEFF');
        var words = new List<string>();
        var at = 0;
        while (at < text.Length)
        {
            var start = at;
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
            }
            else if (text.AsSpan(at).StartsWith("--", StringComparison.Ordinal))
            {
                at = LongBracket(text, at + 2) is { } comment ? comment.End : text.IndexOf('\n', at) is >= 0 and var line ? line : text.Length;
            }
            else if (LongBracket(text, at) is { } bracket)
            {
                words.Add("\"" + text[bracket.Start..bracket.Close].TrimStart('\r', '\n'));
                at = bracket.End;
            }
            else if (text[at] is '"' or '\'')
            {
                at = EndOfText(text, at);
                words.Add("\"" + text[(start + 1)..(at - 1)]);
            }
            else
            {
                at = EndOfWord(text, at);
                words.Add(text[start..at]);
            }
            if (words.Count > MaxWords)
                throw new InvalidDataException($"The file has more than {MaxWords} words.");
        }
        return words;
    }

    /// <summary>A text between <c>[[</c> and <c>]]</c>, or <c>[=[</c> and <c>]=]</c>.</summary>
    static (int Start, int Close, int End)? LongBracket(string text, int at)
    {
        if (at >= text.Length || text[at] != '[')
            return null;
        var level = at + 1;
        while (level < text.Length && text[level] == '=')
            level++;
        if (level >= text.Length || text[level] != '[')
            return null;
        var close = text.IndexOf($"]{text[(at + 1)..level]}]", level + 1, StringComparison.Ordinal);
        return close < 0
            ? throw new InvalidDataException("The file ends within a text.")
            : (level + 1, close, close + level - at + 1);
    }

    static int EndOfText(string text, int start)
    {
        for (var at = start + 1; at < text.Length && text[at] != '\n'; at++)
        {
            if (text[at] == '\\')
                at++;
            else if (text[at] == text[start])
                return at + 1;
        }
        throw new InvalidDataException("A text has no end.");
    }

    static int EndOfWord(string text, int start)
    {
        if (text.AsSpan(start).StartsWith("..", StringComparison.Ordinal))
            return start + 2;
        var at = start;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_'))
            at++;
        return Math.Max(at, start + 1);
    }
}
