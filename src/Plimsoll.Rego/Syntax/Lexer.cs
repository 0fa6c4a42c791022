using System.Text;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Syntax;

/// <summary>Cuts a module into tokens, one at a time; it can be set back to any place it was at.</summary>
/// <remarks>https://www.openpolicyagent.org/docs/policy-reference#grammar.</remarks>
sealed class Lexer(string file, string text)
{
    /// <summary>Most lines of annotations of a module.</summary>
    const int MaxAnnotationLines = 100_000;

    const char ByteOrderMark = '\uFEFF';

    static readonly string[] LongSigns = [":=", "==", "!=", "<=", ">="];

    int _position = text.StartsWith(ByteOrderMark) ? 1 : 0;
    int _row = 1;
    int _lineStart;

    /// <summary>The comments of annotations seen so far, by the row they are on: those of a second pass over the same text are the same.</summary>
    public SortedDictionary<int, Comment> Comments { get; } = [];

    /// <summary>Where it is.</summary>
    public LexerPlace Place
    {
        get => new(_position, _row, _lineStart);
        set => (_position, _row, _lineStart) = (value.Position, value.Row, value.LineStart);
    }

    /// <summary>The place as a location.</summary>
    public RegoLocation Location => new(file, _row, _position - _lineStart + 1);

    /// <summary>The next token.</summary>
    /// <exception cref="RegoException">What follows is none.</exception>
    public Token Next()
    {
        var before = (_position, _row);
        SkipSpace();
        var afterNewLine = _row > before._row;
        var afterSpace = _position > before._position;
        var (at, start) = (Location, _position);
        if (_position == text.Length)
            return new Token(TokenKind.End, "", start, start, at, true, true);
        var (kind, meaning) = Scan();
        return new Token(kind, meaning, start, _position, at, afterNewLine, afterSpace);
    }

    /// <summary>The character that follows; NUL at the end.</summary>
    public char Peek(int ahead = 0) => _position + ahead < text.Length ? text[_position + ahead] : '\0';

    /// <summary>Reads a template string up to its end or the next expression, where it stops behind the brace.</summary>
    /// <param name="isRaw">Whether the template is written in back-quotes.</param>
    /// <param name="start">Where the template begins.</param>
    /// <param name="ended">Whether the template ended, rather than an expression beginning.</param>
    /// <exception cref="RegoException">The template does not end, or has an escape that does not exist.</exception>
    public string ReadTemplateText(bool isRaw, RegoLocation start, out bool ended)
    {
        var meaning = new StringBuilder();
        while (_position < text.Length)
        {
            var next = text[_position];
            if (next == (isRaw ? '`' : '"') || next == '{')
            {
                _position++;
                ended = next != '{';
                return TextOf(meaning);
            }

            if (next == '\\' && Peek(1) == '{')
            {
                meaning.Append('{');
                _position += 2;
            }
            else
            {
                ReadCharacter(meaning, isRaw);
            }
        }

        throw Error(start, "the template string does not end");
    }

    /// <summary>A mistake at a place.</summary>
    public static RegoException Error(RegoLocation at, string message) => new([new RegoError("rego_parse_error", message, at)]);

    (TokenKind Kind, string Meaning) Scan()
    {
        var first = text[_position];
        if (first is '_' || char.IsAsciiLetter(first))
            return (TokenKind.Name, ReadWhile(unit => unit is '_' || char.IsAsciiLetterOrDigit(unit)));
        if (char.IsAsciiDigit(first))
            return (TokenKind.Number, ReadNumber());
        switch (first)
        {
            case '"':
                _position++;
                return (TokenKind.Text, ReadText(isRaw: false));
            case '`':
                _position++;
                return (TokenKind.Text, ReadText(isRaw: true));
            case '$' when Peek(1) is '"' or '`':
                _position += 2;
                return (TokenKind.Template, text[_position - 1].ToString());
        }

        foreach (var sign in LongSigns)
        {
            if (first == sign[0] && Peek(1) == sign[1])
            {
                _position += 2;
                return (TokenKind.Sign, sign);
            }
        }

        if ("()[]{}.,:;=<>+-*/%&|".Contains(first, StringComparison.Ordinal))
        {
            _position++;
            return (TokenKind.Sign, first.ToString());
        }

        throw Error(Location, $"illegal character U+{(int)first:X4}");
    }

    void SkipSpace()
    {
        while (_position < text.Length)
        {
            var next = text[_position];
            if (next == '\n')
                NewLine();
            else if (next is ' ' or '\t' or '\r')
                _position++;
            else if (next == '#')
                SkipComment();
            else
                return;
        }
    }

    void SkipComment()
    {
        var end = text.IndexOf('\n', _position);
        if (end < 0)
            end = text.Length;
        KeepAnnotation(text.AsSpan(_position + 1, end - _position - 1).TrimEnd('\r'));
        _position = end;
    }

    /// <summary>Keeps a comment that begins annotations, or that follows such a one on the next line.</summary>
    void KeepAnnotation(ReadOnlySpan<char> comment)
    {
        if (!Comments.ContainsKey(_row - 1) && !comment.Trim().SequenceEqual("METADATA"))
            return;
        if (!text.AsSpan(_lineStart, _position - _lineStart).Trim(ByteOrderMark).IsWhiteSpace())
            return;
        if (Comments.Count == MaxAnnotationLines)
            throw Error(Location, $"more than {MaxAnnotationLines} lines of annotations");
        Comments[_row] = new Comment(Location, comment.ToString());
    }

    void NewLine()
    {
        _position++;
        _row++;
        _lineStart = _position;
    }

    string ReadWhile(Func<char, bool> belongs)
    {
        var start = _position;
        while (_position < text.Length && belongs(text[_position]))
            _position++;
        return text[start.._position];
    }

    string ReadNumber()
    {
        var at = Location;
        var start = _position;
        ReadWhile(char.IsAsciiDigit);
        if (Peek() == '.' && char.IsAsciiDigit(Peek(1)))
        {
            _position++;
            ReadWhile(char.IsAsciiDigit);
        }

        if (Peek() is 'e' or 'E' && (char.IsAsciiDigit(Peek(1)) || (Peek(1) is '+' or '-' && char.IsAsciiDigit(Peek(2)))))
        {
            _position += 2;
            ReadWhile(char.IsAsciiDigit);
        }

        var number = text[start.._position];
        if (char.IsAsciiLetterOrDigit(Peek()) || Peek() == '_')
            throw Error(at, $"\"{number}{Peek()}\" is no number: a letter follows the digits");
        return number;
    }

    string ReadText(bool isRaw)
    {
        var start = Location with { Column = _position - _lineStart };
        var meaning = new StringBuilder();
        while (_position < text.Length)
        {
            if (text[_position] == (isRaw ? '`' : '"'))
            {
                _position++;
                return TextOf(meaning);
            }

            ReadCharacter(meaning, isRaw);
        }

        throw Error(start, "the string does not end");
    }

    static string TextOf(StringBuilder meaning) => LoneSurrogates.Replaced(meaning.ToString());

    void ReadCharacter(StringBuilder meaning, bool isRaw)
    {
        var next = text[_position];
        if (next == '\n' && !isRaw)
            throw Error(Location, "a string may not go over the end of a line: write it in back-quotes");
        if (next == '\\' && !isRaw)
        {
            ReadEscape(meaning);
            return;
        }

        if (next == '\n')
            NewLine();
        else
            _position++;
        meaning.Append(next);
    }

    void ReadEscape(StringBuilder meaning)
    {
        var escape = Peek(1);
        if (escape == 'u')
        {
            if (_position + 6 > text.Length || !ushort.TryParse(text.AsSpan(_position + 2, 4), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var unit))
                throw Error(Location, "\\u must be followed by four hexadecimal digits");
            meaning.Append((char)unit);
            _position += 6;
            return;
        }

        meaning.Append(escape switch
        {
            '"' or '\\' or '/' => escape,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw Error(Location, "illegal escape in the string: there are \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX; write patterns in back-quotes"),
        });
        _position += 2;
    }
}
