using System.Globalization;
using System.Text;

namespace Plimsoll.Cel.Builtins;

/// <summary>Reads a regular expression in RE2's syntax and writes the same for .NET, over UTF-16 units.</summary>
/// <param name="pattern">The pattern.</param>
/// <remarks>RE2, doc/syntax.txt; the complaints are those of Go's regexp/syntax.</remarks>
sealed class PatternTranslation(string pattern)
{
    /// <summary>Deepest nesting of groups, in levels.</summary>
    const int MaxNesting = 250;

    /// <summary>Most repetitions that may be counted.</summary>
    const int MaxCount = 1000;

    static readonly CodePointSet AnyButLineFeed = CodePointSet.Of(('\n', '\n')).Negated();
    static readonly CodePointSet Any = CodePointSet.Of((0, CodePointSet.Last));

    readonly StringBuilder _out = new(pattern.Length * 2);
    readonly PatternReader _in = new(pattern);
    int _groups;
    int _nesting;
    PatternFlags _flags;

    /// <summary>What is wrong with the pattern.</summary>
    public string? Problem => _in.Problem;

    public bool TryRun(out string translated)
    {
        Alternatives();
        if (!_in.IsAtEnd)
            _in.Fail("unexpected )", pattern);
        translated = Problem is null ? _out.ToString() : "";
        return Problem is null;
    }

    /// <summary>Reads up to the end of the group. Flags that are set in it end with it.</summary>
    void Alternatives()
    {
        var flags = _flags;
        while (!_in.IsAtEnd && _in.Peek() != ')')
        {
            if (_in.TryTake('|'))
                _out.Append('|');
            else
                Repeated();
        }

        _flags = flags;
    }

    /// <summary>Reads one part and how often it occurs.</summary>
    void Repeated()
    {
        if (_in.Peek() is '*' or '+' or '?')
        {
            _in.Fail("missing argument to repetition operator", _in.Rest(1));
            return;
        }

        if (!Part() || !TryRepetition(out var isLazy, out var start))
            return;
        AppendLazy(isLazy);
        if (TryRepetition(out _, out _))
            _in.Fail("invalid nested repetition operator", _in.Since(start));
    }

    void AppendLazy(bool isLazy)
    {
        if (isLazy != _flags.HasFlag(PatternFlags.SwapsGreed))
            _out.Append('?');
    }

    bool TryRepetition(out bool isLazy, out int start)
    {
        start = _in.At;
        isLazy = false;
        if (_in.IsAtEnd)
            return false;
        if (_in.Peek() is '*' or '+' or '?')
            _out.Append(_in.Take());
        else if (!TryCounted())
            return false;
        isLazy = _in.TryTake('?');
        return true;
    }

    /// <summary>Reads <c>{2}</c>, <c>{2,}</c> or <c>{2,3}</c>; anything else in braces is text.</summary>
    bool TryCounted()
    {
        var start = _in.At;
        if (!_in.TryTake('{') || !_in.TryNumber(out var least))
            return Back(start);
        var most = least;
        if (_in.TryTake(',') && !_in.TryNumber(out most))
            most = -1;
        if (!_in.TryTake('}'))
            return Back(start);
        if (least > MaxCount || most > MaxCount || (most >= 0 && most < least))
            _in.Fail("invalid repeat count", _in.Since(start));
        _out.Append(CultureInfo.InvariantCulture, $"{{{least}");
        if (most != least)
            _out.Append(',');
        if (most >= 0 && most != least)
            _out.Append(most);
        _out.Append('}');
        return true;
    }

    bool Back(int start)
    {
        _in.At = start;
        return false;
    }

    /// <summary>Reads one part; <c>false</c> where it was a setting of flags, which cannot be repeated.</summary>
    bool Part()
    {
        switch (_in.Peek())
        {
            case '(':
                return Group();
            case '[':
                Append(PatternClass.Read(_in, _flags));
                break;
            case '.':
                _in.Take();
                (_flags.HasFlag(PatternFlags.DotAll) ? Any : AnyButLineFeed).AppendPattern(_out);
                break;
            case '^':
                _in.Take();
                _out.Append(_flags.HasFlag(PatternFlags.Multiline) ? "(?m:^)" : "(?:\\A)");
                break;
            case '$':
                _in.Take();
                _out.Append(_flags.HasFlag(PatternFlags.Multiline) ? "(?m:$)" : "(?:\\z)");
                break;
            case '\\':
                Escape();
                break;
            default:
                Literal(_in.TakeCodePoint());
                break;
        }

        return true;
    }

    void Literal(int codePoint) => Append(CodePointSet.Of((codePoint, codePoint)));

    void Append(CodePointSet set) => (_flags.HasFlag(PatternFlags.IgnoresCase) ? CaseFolding.Fold(set) : set).AppendPattern(_out);

    void Escape()
    {
        if (_in.TryTake("\\Q"))
            Quoted();
        else if (_in.TryTake("\\A"))
            _out.Append("(?:\\A)");
        else if (_in.TryTake("\\z"))
            _out.Append("(?:\\z)");
        else if (_in.TryTake("\\b"))
            _out.Append("(?:\\b)");
        else if (_in.TryTake("\\B"))
            _out.Append("(?:\\B)");
        else
            Append(PatternEscape.ReadSet(_in) ?? One(PatternEscape.ReadCodePoint(_in)));
    }

    static CodePointSet One(int codePoint) => CodePointSet.Of((codePoint, codePoint));

    /// <summary>Reads text up to <c>\E</c> or the end; a repetition after it means its last code point.</summary>
    void Quoted()
    {
        _out.Append("(?:)");
        while (!_in.IsAtEnd && !_in.TryTake("\\E"))
            Literal(_in.TakeCodePoint());
    }

    bool Group()
    {
        var start = _in.At;
        _in.Take();
        if (++_nesting > MaxNesting)
        {
            _in.Fail("expression nests too deeply", pattern);
            return false;
        }

        var flags = _flags;
        var isGroup = !_in.TryTake('?') || Special(start);
        if (isGroup)
        {
            if (_in.At == start + 1)
                _out.Append(CultureInfo.InvariantCulture, $"(?<{++_groups}>");
            Alternatives();
            _flags = flags;
            if (!_in.TryTake(')'))
                _in.Fail("missing closing )", pattern);
            _out.Append(')');
        }

        _nesting--;
        return isGroup;
    }

    /// <summary>Reads what follows <c>(?</c>: a name or flags; <c>false</c> where there are flags alone, which hold to the end of the group.</summary>
    bool Special(int start)
    {
        if (_in.TryTake("P<") || (_in.Peek() == '<' && _in.PeekAt(1) is not ('=' or '!') && _in.TryTake('<')))
        {
            if (!_in.TryName(start))
                return false;
            _out.Append(CultureInfo.InvariantCulture, $"(?<{++_groups}>");
            return true;
        }

        var isSet = true;
        var hasSign = false;
        while (!_in.IsAtEnd)
        {
            var flag = _in.Take();
            if (flag == ')')
                return false;
            if (flag == ':')
            {
                _out.Append("(?:");
                return true;
            }

            if (flag == '-' && !hasSign)
                (isSet, hasSign) = (false, true);
            else if (PatternFlag.Of(flag) is { } known)
                _flags = isSet ? _flags | known : _flags & ~known;
            else
                break;
        }

        _in.Fail("invalid or unsupported Perl syntax", _in.Since(start));
        return false;
    }
}
