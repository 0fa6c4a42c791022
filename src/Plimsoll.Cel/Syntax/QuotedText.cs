using System.Text;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Syntax;

/// <summary>Decodes the literals of texts and bytes.</summary>
/// <param name="literal">The literal with its prefix and quotes.</param>
/// <param name="isBytes">Whether it makes bytes.</param>
/// <remarks>cel-spec, doc/langdef.md, "String and Bytes Values".</remarks>
ref struct QuotedText(ReadOnlySpan<char> literal, bool isBytes)
{
    readonly ReadOnlySpan<char> _literal = literal;
    readonly bool _isBytes = isBytes;
    readonly StringBuilder _text = new();
    readonly List<byte> _bytes = [];
    int _at;

    /// <summary>Where in the literal the escape stands that could not be decoded.</summary>
    public int ProblemAt { get; private set; }

    /// <summary>What is wrong with it; <c>null</c> where nothing is.</summary>
    public string? Problem { get; private set; }

    /// <summary>The value; null after a <see cref="Problem"/>.</summary>
    public CelValue Decode()
    {
        var isRaw = Unquote(out var end);
        while (_at < end && Problem is null)
        {
            if (_literal[_at] == '\\' && !isRaw)
                Escape(end);
            else
                Character();
        }

        if (Problem is not null)
            return CelValue.Null;
        return _isBytes ? CelValue.Of(new CelBytes([.. _bytes])) : CelValue.String(_text.ToString());
    }

    /// <summary>Steps over prefix and opening quotes.</summary>
    bool Unquote(out int end)
    {
        _at = _isBytes ? 1 : 0;
        var isRaw = _literal[_at] is 'r' or 'R';
        if (isRaw)
            _at++;
        var quote = _literal[_at];
        var isTriple = _literal.Length - _at >= 6 && _literal[_at + 1] == quote && _literal[_at + 2] == quote;
        var mark = isTriple ? 3 : 1;
        _at += mark;
        end = _literal.Length - mark;
        return isRaw;
    }

    /// <summary>A character as it is; the ends of lines become \n.</summary>
    void Character()
    {
        if (_literal[_at] == '\r')
        {
            _at += _literal[_at + 1] == '\n' ? 2 : 1;
            Append('\n');
            return;
        }

        Rune.DecodeFromUtf16(_literal[_at..], out var rune, out var length);
        _at += length;
        Append(rune.Value);
    }

    void Escape(int end)
    {
        var escaped = _at + 1 < end ? _literal[_at + 1] : '\0';
        switch (escaped)
        {
            case 'x' or 'X':
                Digits(end, 2, 2, 16);
                break;
            case 'u':
                Digits(end, 2, 4, 16);
                break;
            case 'U':
                Digits(end, 2, 8, 16);
                break;
            case >= '0' and <= '3':
                Digits(end, 1, 3, 8);
                break;
            default:
                Simple(escaped);
                break;
        }
    }

    void Simple(char escaped)
    {
        var meant = escaped switch
        {
            'a' => '\a',
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\v',
            '\\' or '?' or '"' or '\'' or '`' => escaped,
            _ => '\0',
        };
        if (meant == '\0')
        {
            Refuse($"there is no escape '\\{escaped}'; a backslash itself is '\\\\', and texts r'…' have no escapes");
            return;
        }

        _at += 2;
        Append(meant);
    }

    void Digits(int end, int from, int count, int radix)
    {
        var value = 0L;
        for (var i = 0; i < count; i++)
        {
            var at = _at + from + i;
            var digit = at < end && char.IsAsciiHexDigit(_literal[at]) ? Convert.ToInt32(_literal[at].ToString(), 16) : radix;
            if (digit >= radix)
            {
                Refuse(radix == 8
                    ? "an octal escape has three digits, from '\\000' to '\\377'"
                    : $"the escape '\\{_literal[_at + 1]}' needs {count} hexadecimal digits");
                return;
            }

            value = value * radix + digit;
        }

        if (value is > 0x10FFFF or (>= 0xD800 and <= 0xDFFF))
        {
            Refuse($"the escape '{_literal.Slice(_at, from + count)}' is no character of Unicode");
            return;
        }

        var isOctet = _isBytes && _literal[_at + 1] is not ('u' or 'U');
        _at += from + count;
        if (isOctet)
            _bytes.Add((byte)value);
        else
            Append((int)value);
    }

    readonly void Append(int character)
    {
        if (!_isBytes)
        {
            _text.Append(new Rune(character).ToString());
            return;
        }

        Span<byte> utf8 = stackalloc byte[4];
        _bytes.AddRange(utf8[..new Rune(character).EncodeToUtf8(utf8)]);
    }

    void Refuse(string problem) => (Problem, ProblemAt) = (problem, _at);
}
