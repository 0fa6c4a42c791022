using System.Buffers;
using System.Globalization;
using System.Text;

namespace Plimsoll.Images.Packages;

/// <summary>The words of a TOML file, read from left to right.</summary>
/// <remarks>TOML 1.0.0 (https://toml.io/en/v1.0.0), sections Keys, String, Comment.</remarks>
sealed class TomlText(string text)
{
    static readonly SearchValues<char> EndOfBasic = SearchValues.Create("\"\\\n");
    static readonly SearchValues<char> EndOfPlain = SearchValues.Create(",]}#\n\r\t=[{\"'");

    int _at;

    /// <summary>Whether all is read.</summary>
    public bool IsAtEnd => _at >= text.Length;

    ReadOnlySpan<char> Rest => text.AsSpan(_at);

    /// <summary>What is wrong, and at which line.</summary>
    public InvalidDataException Fault(string problem) =>
        new($"Not TOML at line {text.AsSpan(0, Math.Min(_at, text.Length)).Count('\n') + 1}: {problem}.");

    /// <summary>Passes over blanks and, if asked, over line ends and comments.</summary>
    public void SkipBlank(bool lines)
    {
        while (!IsAtEnd)
        {
            if (text[_at] is ' ' or '\t' || (lines && text[_at] is '\n' or '\r'))
                _at++;
            else if (lines && text[_at] == '#')
                _at += Rest.IndexOf('\n') is var end and >= 0 ? end : Rest.Length;
            else
                return;
        }
    }

    /// <summary>Passes over the end of a line with a comment before it.</summary>
    public void EndLine()
    {
        SkipBlank(lines: false);
        if (!IsAtEnd && text[_at] is not ('\n' or '\r' or '#'))
            throw Fault("more on the line than one value");
    }

    /// <summary>Passes over one character if it is there.</summary>
    public bool Take(char expected)
    {
        if (IsAtEnd || text[_at] != expected)
            return false;
        _at++;
        return true;
    }

    /// <summary>Passes over one character that has to be there.</summary>
    public void Expect(char expected)
    {
        if (!Take(expected))
            throw Fault($"expected {expected}");
    }

    /// <summary>Reads a name with its dots, e.g. <c>tool."a.b".c</c>.</summary>
    /// <param name="maxParts">The most parts it may have.</param>
    public string[] ReadName(int maxParts)
    {
        var parts = new List<string>();
        do
        {
            if (parts.Count >= maxParts)
                throw Fault($"nested deeper than {BoundedToml.MaxDepth} levels");
            SkipBlank(lines: false);
            parts.Add(Part());
            SkipBlank(lines: false);
        }
        while (Take('.'));
        return [.. parts];
    }

    string Part()
    {
        if (Take('"'))
            return Basic();
        if (Take('\''))
            return Literal();

        var start = _at;
        while (!IsAtEnd && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] is '_' or '-'))
            _at++;
        return _at > start ? text[start.._at] : throw Fault("expected a name");
    }

    /// <summary>Reads a string, resolved, or any other scalar as it is written.</summary>
    public string ReadScalar()
    {
        if (Take("\"\"\""))
            return Block('"');
        if (Take("'''"))
            return Block('\'');
        if (Take('"'))
            return Basic();
        if (Take('\''))
            return Literal();

        var length = Rest.IndexOfAny(EndOfPlain) is var end and >= 0 ? end : Rest.Length;
        var plain = Rest[..length].Trim();
        _at += length;
        return plain.IsEmpty ? throw Fault("expected a value") : plain.ToString();
    }

    bool Take(string expected)
    {
        if (!Rest.StartsWith(expected, StringComparison.Ordinal))
            return false;
        _at += expected.Length;
        return true;
    }

    string Literal()
    {
        var end = Rest.IndexOfAny('\'', '\n');
        if (end < 0 || Rest[end] == '\n')
            throw Fault("the string has no end on its line");
        var value = Rest[..end].ToString();
        _at += end + 1;
        return value;
    }

    string Basic()
    {
        var value = new StringBuilder();
        while (true)
        {
            var end = Rest.IndexOfAny(EndOfBasic);
            if (end < 0 || Rest[end] == '\n')
                throw Fault("the string has no end on its line");
            value.Append(Rest[..end]);
            _at += end + 1;
            if (text[_at - 1] == '"')
                return value.ToString();
            Escape(value);
        }
    }

    /// <summary>A string of several lines; the line end right after its start is not part of it.</summary>
    string Block(char quote)
    {
        Take('\r');
        Take('\n');
        var value = new StringBuilder();
        while (true)
        {
            var end = quote == '"' ? Rest.IndexOfAny(quote, '\\') : Rest.IndexOf(quote);
            if (end < 0)
                throw Fault("the string has no end");
            value.Append(Rest[..end]);
            _at += end;
            if (Take('\\'))
            {
                BlockEscape(value);
                continue;
            }

            // Up to five quotes: two of the text, and the three that end it.
            var quotes = 0;
            while (quotes < 5 && Take(quote))
                quotes++;
            value.Append(quote, quotes >= 3 ? quotes - 3 : quotes);
            if (quotes >= 3)
                return value.ToString();
        }
    }

    void BlockEscape(StringBuilder value)
    {
        var blanks = Rest.IndexOfAnyExcept(' ', '\t', '\r') is var first and >= 0 ? first : Rest.Length;
        if (blanks < Rest.Length && Rest[blanks] == '\n')
            _at += Rest.IndexOfAnyExcept(" \t\r\n") is var next and >= 0 ? next : Rest.Length;
        else
            Escape(value);
    }

    void Escape(StringBuilder value)
    {
        if (IsAtEnd)
            throw Fault("the string has no end");
        var c = text[_at++];
        _ = c switch
        {
            'b' => value.Append('\b'),
            't' => value.Append('\t'),
            'n' => value.Append('\n'),
            'f' => value.Append('\f'),
            'r' => value.Append('\r'),
            'e' => value.Append('\u001B'),
            '"' or '\\' => value.Append(c),
            'x' => Number(value, 2),
            'u' => Number(value, 4),
            'U' => Number(value, 8),
            _ => throw Fault("an escape that TOML does not have"),
        };
    }

    StringBuilder Number(StringBuilder value, int digits)
    {
        if (Rest.Length < digits
            || !uint.TryParse(Rest[..digits], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            || !Rune.TryCreate(number, out var rune))
        {
            throw Fault("an escape that stands for no character");
        }
        _at += digits;
        return value.Append(rune.ToString());
    }
}
