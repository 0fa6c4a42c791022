using System.Text;

namespace Plimsoll.Images.Packages.Hex;

/// <summary>The words of a file of Erlang or Elixir terms: texts, atoms, numbers and the signs between them.</summary>
/// <remarks>
/// https://www.erlang.org/doc/system/data_types.html and https://hexdocs.pm/elixir/syntax-reference.html, as far as lock files
/// use them: comments from <c>%</c> or <c>#</c> on, texts in quotes, <c>&lt;&lt;"text"&gt;&gt;</c> as the text in it, and <c>%{</c> as a bracket.
/// </remarks>
static class TermText
{
    /// <summary>The most words of one file.</summary>
    public const int MaxWords = 1_000_000;

    /// <summary>The deepest nesting of brackets.</summary>
    public const int MaxDepth = 100;

    /// <summary>The words of a file. A text begins with a quote, and has none at its end.</summary>
    /// <param name="content">The file.</param>
    /// <param name="comment">What begins a comment.</param>
    /// <exception cref="InvalidDataException">Brackets or quotes do not match, or a limit is passed.</exception>
    public static List<string> Words(ReadOnlyMemory<byte> content, char comment)
    {
        var text = Encoding.UTF8.GetString(content.Span).TrimStart('\uFEFF');
        List<string> words = [];
        var open = new Stack<char>();
        var at = 0;
        while (at < text.Length)
        {
            var start = at;
            switch (text[at])
            {
                case var blank when char.IsWhiteSpace(blank) || blank is ',' or '<' or '>':
                    at++;
                    continue;
                case '%' when at + 1 < text.Length && text[at + 1] == '{':
                    at++;
                    continue;
                case var begins when begins == comment:
                    at = text.IndexOf('\n', at) is >= 0 and var line ? line : text.Length;
                    continue;
                case '"':
                    at = EndOfText(text, at);
                    words.Add(text[start..(at - 1)]);
                    break;
                case '{' or '[' or '(':
                    open.Push(text[at]);
                    words.Add(text[at++].ToString());
                    break;
                case '}' or ']' or ')':
                    if (!open.TryPop(out var opened) || opened != (text[at] switch { '}' => '{', ']' => '[', _ => '(' }))
                        throw new InvalidDataException($"The bracket at character {at + 1} closes none.");
                    words.Add(text[at++].ToString());
                    break;
                default:
                    at = EndOfAtom(text, at);
                    words.Add(text[start..at]);
                    break;
            }
            if (words.Count > MaxWords || open.Count > MaxDepth)
                throw new InvalidDataException($"The file has more than {MaxWords} words, or is nested deeper than {MaxDepth} levels.");
        }
        return open.Count == 0 ? words : throw new InvalidDataException("The file ends within a bracket.");
    }

    static int EndOfText(string text, int start)
    {
        for (var at = start + 1; at < text.Length; at++)
        {
            if (text[at] == '\\')
                at++;
            else if (text[at] == '"')
                return at + 1;
        }
        throw new InvalidDataException("The file ends within a text.");
    }

    static int EndOfAtom(string text, int start)
    {
        if (text[start] == ':' && start + 1 < text.Length && text[start + 1] == '"')
            return EndOfText(text, start + 1);
        var at = start + 1;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not (',' or '{' or '}' or '[' or ']' or '(' or ')' or '"' or '<' or '>'))
            at++;
        return at;
    }
}
