using System.Text;
using Plimsoll.Cel.Builtins;

namespace Plimsoll.Rego.Builtins;

/// <summary>Reads a glob and writes a regular expression of .NET that matches the same.</summary>
/// <remarks>
/// https://github.com/gobwas/glob: <c>*</c> is any text without delimiters, <c>**</c> any text, <c>?</c> a character that is no delimiter,
/// <c>[abc]</c>, <c>[!a-z]</c> sets, <c>{cat,[bf]at}</c> alternatives, which nest, and a backslash takes the meaning from what follows.
/// </remarks>
sealed class GlobPattern
{
    /// <summary>Deepest nesting of alternatives, in levels.</summary>
    const int MaxNesting = 100;

    static readonly CodePointSet Any = CodePointSet.Of((0, CodePointSet.Last));

    readonly PatternReader _in;
    readonly StringBuilder _out = new("\\A");
    readonly CodePointSet _inner;
    int _nesting;

    GlobPattern(string glob, string delimiters)
    {
        _in = new PatternReader(glob);
        _inner = delimiters.Length == 0 ? Any : CodePointSet.Of(delimiters.EnumerateRunes().Select(rune => (rune.Value, rune.Value))).Negated();
    }

    /// <summary>The regular expression; <c>null</c> where the glob is not well-formed.</summary>
    /// <param name="glob">The glob.</param>
    /// <param name="delimiters">The delimiters, each one code point.</param>
    public static string? Translate(string glob, string delimiters)
    {
        var pattern = new GlobPattern(glob, delimiters);
        while (!pattern._in.IsAtEnd)
            pattern.Part();
        return pattern._in.Problem is null && pattern._nesting == 0 ? pattern._out.Append("\\z").ToString() : null;
    }

    void Part()
    {
        var next = _in.TakeCodePoint();
        switch (next)
        {
            case '*':
                (_in.TryTake('*') ? Any : _inner).AppendPattern(_out);
                _out.Append('*');
                break;
            case '?':
                _inner.AppendPattern(_out);
                break;
            case '[':
                Set();
                break;
            case '{':
                if (++_nesting > MaxNesting)
                    _in.Fail("alternatives nest too deep", "");
                _out.Append("(?:");
                break;
            case '}' when _nesting > 0:
                _nesting--;
                _out.Append(')');
                break;
            case ',' when _nesting > 0:
                _out.Append('|');
                break;
            case '\\' when !_in.IsAtEnd:
                Literal(_in.TakeCodePoint());
                break;
            default:
                Literal(next);
                break;
        }
    }

    void Literal(int codePoint) => CodePointSet.Of((codePoint, codePoint)).AppendPattern(_out);

    void Set()
    {
        var isNegated = _in.TryTake('!');
        var ranges = new List<(int First, int Last)>();
        while (!_in.TryTake(']'))
        {
            if (_in.IsAtEnd)
            {
                _in.Fail("set without an end", "");
                return;
            }

            var first = Member();
            var last = _in.Peek() == '-' && _in.PeekAt(1) is not (']' or '\0') && _in.TryTake('-') ? Member() : first;
            if (last < first)
                _in.Fail("range that ends before it begins", "");
            ranges.Add((first, Math.Max(first, last)));
        }

        if (ranges.Count == 0)
            _in.Fail("set of nothing", "");
        var members = CodePointSet.Of(ranges);
        (isNegated ? members.Negated() : members).AppendPattern(_out);
    }

    int Member()
    {
        if (_in.PeekAt(1) != '\0')
            _in.TryTake('\\');
        return _in.TakeCodePoint();
    }
}
