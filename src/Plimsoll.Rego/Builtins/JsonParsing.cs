using System.Buffers;
using System.Globalization;
using System.Text;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>Reads JSON that comes from policies and from what they look at, without exceptions: that it is none is usual.</summary>
/// <param name="call">What counts the work.</param>
/// <param name="text">The text.</param>
/// <remarks>RFC 8259. Of members with one name the last counts, and half a surrogate pair becomes U+FFFD, as in Go.</remarks>
sealed class JsonParsing(BuiltinCall call, string text)
{
    /// <summary>Deepest nesting, in levels.</summary>
    const int MaxNesting = 1_000;

    /// <summary>What a value counts as, in steps: it takes many times the memory of its text.</summary>
    const int StepsOfValue = 8;

    static readonly SearchValues<char> EndsOfPlain = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(unit => (char)unit), '"', '\\']);

    int _at;
    int _nesting;

    /// <summary>Reads a text that is one value; <c>null</c> where it is none.</summary>
    /// <param name="call">What counts the work.</param>
    /// <param name="text">The text.</param>
    public static RegoValue? Parse(BuiltinCall call, string text)
    {
        call.Charge(text.Length);
        var parsing = new JsonParsing(call, text);
        var value = parsing.Value();
        parsing.Space();
        return parsing._at == text.Length ? value : null;
    }

    RegoValue? Value()
    {
        Space();
        if (_at == text.Length)
            return null;
        return text[_at] switch
        {
            '{' => Nested(Members),
            '[' => Nested(Items),
            '"' => Text() is { } read ? new RegoString(read) : null,
            't' => Word("true", RegoBoolean.True),
            'f' => Word("false", RegoBoolean.False),
            'n' => Word("null", RegoNull.Value),
            _ => Number(),
        };
    }

    RegoValue? Nested(Func<RegoValue?> read)
    {
        if (_nesting == MaxNesting)
            return null;
        NestingGuard.Enter();
        _nesting++;
        _at++;
        var value = read();
        _nesting--;
        return value;
    }

    RegoValue? Members()
    {
        var members = new List<KeyValuePair<RegoValue, RegoValue>>();
        if (Take('}'))
            return RegoObject.Empty;
        do
        {
            Space();
            if (_at == text.Length || text[_at] != '"' || Text() is not { } name || !Take(':') || Value() is not { } value)
                return null;
            call.Charge(StepsOfValue);
            members.Add(new KeyValuePair<RegoValue, RegoValue>(new RegoString(name), value));
        }
        while (Take(','));
        return Take('}') ? RegoObject.Of(members) : null;
    }

    RegoValue? Items()
    {
        if (Take(']'))
            return RegoArray.Empty;
        var items = new List<RegoValue>();
        do
        {
            if (Value() is not { } value)
                return null;
            call.Charge(StepsOfValue);
            items.Add(value);
        }
        while (Take(','));
        return Take(']') ? new RegoArray([.. items]) : null;
    }

    RegoValue? Word(string word, RegoValue value)
    {
        if (!text.AsSpan(_at).StartsWith(word))
            return null;
        _at += word.Length;
        return value;
    }

    RegoNumber? Number()
    {
        var start = _at;
        while (_at < text.Length && (char.IsAsciiDigit(text[_at]) || text[_at] is '-' or '+' or '.' or 'e' or 'E'))
            _at++;
        return RegoNumber.TryParse(text[start.._at], out var number) ? number : null;
    }

    string? Text()
    {
        var start = ++_at;
        var length = text.AsSpan(_at).IndexOfAny(EndsOfPlain);
        if (length < 0)
            return null;
        _at += length;
        if (text[_at] == '"')
            return text[start.._at++];
        var read = new StringBuilder().Append(text, start, length);
        while (_at < text.Length && text[_at] >= ' ')
        {
            var unit = text[_at++];
            if (unit == '"')
                return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(read.ToString()));
            if (unit != '\\')
                read.Append(unit);
            else if (!TryEscape(read))
                return null;
        }

        return null;
    }

    bool TryEscape(StringBuilder to)
    {
        var letter = _at < text.Length ? text[_at++] : '\0';
        if (letter == 'u')
        {
            if (_at + 4 > text.Length || !ushort.TryParse(text.AsSpan(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
                return false;
            _at += 4;
            to.Append((char)unit);
            return true;
        }

        var meant = letter switch
        {
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '"' or '\\' or '/' => letter,
            _ => '\0',
        };
        to.Append(meant);
        return meant != '\0';
    }

    bool Take(char expected)
    {
        Space();
        if (_at == text.Length || text[_at] != expected)
            return false;
        _at++;
        return true;
    }

    void Space()
    {
        while (_at < text.Length && (text[_at] is ' ' or '\t' or '\r' or '\n'))
            _at++;
    }
}
