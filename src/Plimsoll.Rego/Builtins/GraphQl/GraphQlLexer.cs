using System.Globalization;
using System.Text;

namespace Plimsoll.Rego.Builtins.GraphQl;

/// <summary>Takes a text of GraphQL apart.</summary>
/// <remarks>https://spec.graphql.org/October2021/#sec-Language.Source-Text.Lexical-Tokens.</remarks>
sealed class GraphQlLexer(string text)
{
    const string Quotes = "\"\"\"";

    int _at;
    int _line = 1;
    int _column = 1;

    bool IsEnd => _at >= text.Length;

    char Current => _at < text.Length ? text[_at] : '\0';

    /// <summary>The next token; at the end, and after what is invalid, the same again.</summary>
    public GraphQlToken Next()
    {
        SkipIgnored();
        var (line, column) = (_line, _column);
        if (IsEnd)
            return new GraphQlToken(GraphQlKind.End, "", line, column);
        switch (Current)
        {
            case '!' or '$' or '&' or '(' or ')' or ':' or '=' or '@' or '[' or ']' or '{' or '}' or '|':
                return new GraphQlToken(GraphQlKind.Sign, Take().ToString(), line, column);
            case '.' when Follows("..."):
                Skip(3);
                return new GraphQlToken(GraphQlKind.Sign, "...", line, column);
            case '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'):
                return new GraphQlToken(GraphQlKind.Name, TakeWhile(unit => unit == '_' || char.IsAsciiLetterOrDigit(unit)), line, column);
            case '-' or (>= '0' and <= '9'):
                return Number(line, column);
            case '"':
                return Follows(Quotes) ? BlockString() : String();
            case '\'':
                return Invalid("Unexpected single quote character ('), did you mean to use a double quote (\")?");
            case < ' ':
                return Invalid($"Cannot contain the invalid character {Code(Current)}");
            default:
                return Invalid($"Cannot parse the unexpected character \"{Current}\".");
        }
    }

    static string Code(char unit) => string.Create(CultureInfo.InvariantCulture, $"\"\\u{(int)unit:d4}\"");

    /// <summary>White space, line ends, commas, byte order marks and comments.</summary>
    void SkipIgnored()
    {
        while (!IsEnd)
        {
            if (Current == '#')
                TakeWhile(unit => unit is >= ' ' or '\t');
            else if (Current is '\t' or ' ' or ',' or '\n' or '\r' or '\ufeff')
                Take();
            else
                return;
        }
    }

    bool Follows(string expected) => string.CompareOrdinal(text, _at, expected, 0, expected.Length) == 0;

    /// <summary>One UTF-16 unit; counts lines, and columns by code points.</summary>
    char Take()
    {
        var unit = text[_at++];
        if (unit == '\n' || (unit == '\r' && Current != '\n'))
            (_line, _column) = (_line + 1, 1);
        else if (!char.IsLowSurrogate(unit))
            _column++;
        return unit;
    }

    void Skip(int count)
    {
        for (var index = 0; index < count; index++)
            Take();
    }

    string TakeWhile(Func<char, bool> belongs)
    {
        var start = _at;
        while (!IsEnd && belongs(Current))
            Take();
        return text[start.._at];
    }

    GraphQlToken Invalid(string mistake) => new(GraphQlKind.Invalid, mistake, _line, _column);

    GraphQlToken Number(int line, int column)
    {
        var start = _at;
        if (Current == '-')
            Take();
        var digits = TakeWhile(char.IsAsciiDigit);
        if (digits.Length == 0)
            return ExpectedDigit();
        if (digits is ['0', _, ..])
            return Invalid($"Invalid number, unexpected digit after 0: \"{digits[1]}\".");
        var kind = GraphQlKind.Int;
        if (Current == '.')
        {
            Take();
            kind = GraphQlKind.Float;
            if (TakeWhile(char.IsAsciiDigit).Length == 0)
                return ExpectedDigit();
        }

        if (Current is 'e' or 'E')
        {
            Take();
            kind = GraphQlKind.Float;
            if (Current is '-' or '+')
                Take();
            if (TakeWhile(char.IsAsciiDigit).Length == 0)
                return ExpectedDigit();
        }

        return new GraphQlToken(kind, text[start.._at], line, column);
    }

    GraphQlToken ExpectedDigit() => Invalid($"Invalid number, expected digit but got: {(IsEnd ? "<EOF>" : $"\"{Current}\"")}.");

    GraphQlToken String()
    {
        Take();
        var (line, column) = (_line, _column);
        var value = new StringBuilder();
        while (!IsEnd && Current is not ('\n' or '\r'))
        {
            switch (Current)
            {
                case '"':
                    Take();
                    return new GraphQlToken(GraphQlKind.String, value.ToString(), line, column);
                case '\\':
                    Take();
                    if (Escaped() is not { } unit)
                        return Invalid("Invalid character escape sequence.");
                    value.Append(unit);
                    break;
                case < ' ' and not '\t':
                    return Invalid($"Invalid character within String: {Code(Current)}.");
                default:
                    value.Append(Take());
                    break;
            }
        }

        return Invalid("Unterminated string.");
    }

    char? Escaped()
    {
        if (IsEnd)
            return null;
        if (Current == 'u')
        {
            if (text.Length - _at < 5
                || !ushort.TryParse(text.AsSpan(_at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                return null;
            }

            Skip(5);
            return char.IsSurrogate((char)code) ? '\ufffd' : (char)code;
        }

        char? unit = Current switch
        {
            '"' or '/' or '\\' => Current,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => null,
        };
        if (unit is not null)
            Take();
        return unit;
    }

    GraphQlToken BlockString()
    {
        Skip(3);
        var (line, column) = (_line, _column);
        var value = new StringBuilder();
        while (!IsEnd)
        {
            if (Follows(Quotes))
            {
                Skip(3);
                return new GraphQlToken(GraphQlKind.BlockString, WithoutIndentation(value.ToString()), line, column);
            }

            if (Follows("\\" + Quotes))
            {
                Skip(4);
                value.Append(Quotes);
            }
            else if (Current is < ' ' and not ('\t' or '\n' or '\r'))
            {
                return Invalid($"Invalid character within String: {Code(Current)}.");
            }
            else if (Take() is var unit and not '\r')
            {
                value.Append(unit);
            }
            else if (Current != '\n')
            {
                value.Append('\n');
            }
        }

        return Invalid("Unterminated string.");
    }

    /// <summary>The lines without what all but the first are indented by, and without blank ones at both ends.</summary>
    static string WithoutIndentation(string value)
    {
        var lines = value.Split('\n');
        var indentation = lines.Skip(1).Where(line => !IsBlank(line)).Select(IndentationOf).DefaultIfEmpty(0).Min();
        for (var index = 1; index < lines.Length; index++)
            lines[index] = lines[index].Length < indentation ? "" : lines[index][indentation..];
        var first = Array.FindIndex(lines, line => !IsBlank(line));
        var last = Array.FindLastIndex(lines, line => !IsBlank(line));
        return first < 0 ? "" : string.Join('\n', lines[first..(last + 1)]);
    }

    static bool IsBlank(string line) => IndentationOf(line) == line.Length;

    static int IndentationOf(string line)
    {
        var text = line.AsSpan().TrimStart(" \t");
        return line.Length - text.Length;
    }
}
