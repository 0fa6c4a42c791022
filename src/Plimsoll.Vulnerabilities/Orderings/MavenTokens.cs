namespace Plimsoll.Vulnerabilities.Orderings;

/// <summary>Cuts a Maven version into numbers and qualifiers.</summary>
/// <remarks>
/// A hyphen and a change between digits and letters start a nested list, and so does a qualifier in front of a number or at
/// the end, which thereby means the same behind a dot and behind a hyphen.
/// </remarks>
ref struct MavenTokens(ReadOnlySpan<char> version)
{
    ReadOnlySpan<char> _rest = version;
    bool _startsList;
    bool _isInList;

    /// <summary>Takes the next token.</summary>
    public bool TryTake(out MavenToken token)
    {
        if (_rest.IsEmpty)
        {
            token = default;
            return false;
        }

        var isNumber = char.IsAsciiDigit(_rest[0]) || IsSeparator(_rest[0]);
        var length = isNumber ? DecimalDigits.Count(_rest) : CountLetters(_rest);
        var value = _rest[..length];
        _rest = _rest[length..];
        var isBeforeDigit = !isNumber && !_rest.IsEmpty && char.IsAsciiDigit(_rest[0]);
        var startsList = _startsList || (!isNumber && _isInList && (isBeforeDigit || _rest.IsEmpty));
        _isInList = true;
        _startsList = !_rest.IsEmpty && _rest[0] != '.';
        if (_startsList)
            _isInList = false;
        if (!_rest.IsEmpty && IsSeparator(_rest[0]))
            _rest = _rest[1..];

        token = new MavenToken
        {
            Value = value,
            IsNumber = isNumber,
            StartsList = startsList,
            Rank = isNumber ? 0 : MavenToken.RankOf(value, isBeforeDigit),
        };
        return true;
    }

    static bool IsSeparator(char character) => character is '.' or '-';

    static int CountLetters(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && !char.IsAsciiDigit(text[end]) && !IsSeparator(text[end]))
            end++;
        return end;
    }
}
