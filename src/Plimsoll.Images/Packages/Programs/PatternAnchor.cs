using System.Globalization;

namespace Plimsoll.Images.Packages.Programs;

/// <summary>
/// What stands in every text that a pattern matches, so that a pattern is only tried, and only compiled, where that is: bytes in a row,
/// or else a point between two digits.
/// </summary>
/// <remarks>It understands the forms that the patterns of <see cref="KnownPrograms"/> use; of all others it says that anything may stand there.</remarks>
sealed class PatternAnchor
{
    /// <summary>The shortest text worth looking for, bytes that are not 0.</summary>
    const int MinTextBytes = 3;

    const int Digit = -1;
    const int Anything = -2;

    readonly string _pattern;
    readonly List<int> _parts = [];
    int _next;

    PatternAnchor(string pattern) => _pattern = pattern;

    /// <summary>Bytes that stand in a row; empty where none are known.</summary>
    public byte[] Text { get; private init; } = [];

    /// <summary>Whether a point stands between two digits.</summary>
    public bool HasNumber { get; private init; }

    /// <summary>The anchor of a pattern.</summary>
    /// <param name="pattern">A regular expression in which each byte is a character.</param>
    public static PatternAnchor Of(string pattern)
    {
        var reading = new PatternAnchor(pattern);
        var parts = reading.ReadBranches() ? reading._parts : [];
        return new PatternAnchor(pattern) { Text = LongestText(parts), HasNumber = FindsNumber(parts) };
    }

    /// <summary>Finds the next place of the anchor.</summary>
    /// <returns>-1 where there is none; 0 in any case where nothing is known to look for.</returns>
    public int IndexIn(ReadOnlySpan<byte> window)
    {
        if (Text.Length > 0)
            return window.IndexOf(Text);
        return HasNumber ? IndexOfNumber(window) : 0;
    }

    static int IndexOfNumber(ReadOnlySpan<byte> window)
    {
        for (var at = 1; at < window.Length - 1; at++)
        {
            var found = window[at..^1].IndexOf((byte)'.');
            if (found < 0)
                return -1;
            at += found;
            if (char.IsAsciiDigit((char)window[at - 1]) && char.IsAsciiDigit((char)window[at + 1]))
                return at;
        }
        return -1;
    }

    static byte[] LongestText(List<int> parts)
    {
        byte[] longest = [];
        for (var i = 0; i < parts.Count; i++)
        {
            var run = parts.Skip(i).TakeWhile(static part => part >= 0).Select(static part => (byte)part).ToArray();
            if (run.Count(static value => value != 0) > Math.Max(longest.Count(static value => value != 0), MinTextBytes - 1))
                longest = run;
            i += run.Length;
        }
        return longest;
    }

    static bool FindsNumber(List<int> parts)
    {
        for (var i = 1; i < parts.Count - 1; i++)
        {
            if (parts[i] == '.' && IsDigit(parts[i - 1]) && IsDigit(parts[i + 1]))
                return true;
        }
        return false;
    }

    static bool IsDigit(int part) => part is Digit or (>= '0' and <= '9');

    /// <summary>Reads up to the end of the pattern or of the group.</summary>
    /// <returns>Whether there is but one branch.</returns>
    bool ReadBranches()
    {
        var isOne = true;
        while (_next < _pattern.Length && _pattern[_next] != ')')
        {
            var start = _parts.Count;
            if (_pattern[_next] == '|')
            {
                isOne = false;
                _next++;
                continue;
            }
            ReadAtom();
            Repeat(start);
        }
        return isOne;
    }

    void ReadAtom()
    {
        switch (_pattern[_next++])
        {
            case '(':
                ReadGroup();
                break;
            case '[':
                ReadClass();
                break;
            case '\\':
                ReadEscape();
                break;
            case '.' or '^' or '$':
                _parts.Add(Anything);
                break;
            case var character:
                _parts.Add(character < 256 ? character : Anything);
                break;
        }
    }

    void ReadGroup()
    {
        var start = _parts.Count;
        if (_pattern[_next] == '?')
            _next = _pattern.IndexOf('>', _next) + 1;
        var isOne = ReadBranches();
        _next++;
        if (!isOne)
            Forget(start);
    }

    void ReadClass()
    {
        var end = _pattern.IndexOf(']', _next + 1);
        var text = _pattern[_next..end];
        _parts.Add(text switch
        {
            "0-9" => Digit,
            [not '^' and not '\\' and var only] => only,
            _ => Anything,
        });
        _next = end + 1;
    }

    void ReadEscape()
    {
        var character = _pattern[_next++];
        if (character == 'x')
        {
            _parts.Add(int.Parse(_pattern.AsSpan(_next, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            _next += 2;
            return;
        }
        _parts.Add(character == 'n' ? '\n' : char.IsAsciiLetterOrDigit(character) ? Anything : character);
    }

    /// <summary>Takes in what says how often the atom stands there.</summary>
    void Repeat(int start)
    {
        if (_next == _pattern.Length)
            return;
        var sign = _pattern[_next];
        if (sign is '?' or '*')
        {
            _next++;
            Forget(start);
        }
        else if (IsCount(sign))
        {
            var isOptional = sign == '{' && _pattern[_next + 1] == '0';
            _next = sign == '+' ? _next + 1 : _pattern.IndexOf('}', _next) + 1;
            if (isOptional || _parts.Count != start + 1)
                Forget(start);
            else if (_parts[start] != Digit)
                _parts.Add(Anything);
        }
        else
        {
            return;
        }
        if (_next < _pattern.Length && _pattern[_next] == '?')
            _next++;
    }

    bool IsCount(char sign) => sign == '+' || (sign == '{' && _next + 1 < _pattern.Length && char.IsAsciiDigit(_pattern[_next + 1]));

    void Forget(int start)
    {
        _parts.RemoveRange(start, _parts.Count - start);
        _parts.Add(Anything);
    }
}
