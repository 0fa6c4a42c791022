namespace Plimsoll.Vulnerabilities.Orderings;

/// <summary>Walks over the pieces of a Maven version from left to right, without those that do not count.</summary>
/// <remarks>
/// A nested list is always the last piece of the list around it, so that a version is one row of pieces with marks where a list
/// starts. Zeros and the qualifiers of a release do not count where they end a list or stand before a nested one.
/// </remarks>
ref struct MavenPieces
{
    MavenTokens _tokens;
    MavenToken _waiting;
    bool _isWaiting;
    int _left;
    int _kept;
    int _dropped;

    /// <summary>Stands before the first piece.</summary>
    public MavenPieces(ReadOnlySpan<char> version)
    {
        _tokens = new MavenTokens(version);
        var count = 0;
        for (var tokens = _tokens; tokens.TryTake(out var token);)
        {
            count++;
            if (!token.IsNothing)
                _left = count;
        }
    }

    /// <summary>What the piece is.</summary>
    public MavenPieceKind Kind { get; private set; }

    /// <summary>The digits or letters.</summary>
    public ReadOnlySpan<char> Value { get; private set; }

    /// <summary>The rank of a qualifier, see <see cref="MavenToken.Rank"/>.</summary>
    public int Rank { get; private set; }

    /// <summary>Goes to the next piece; stays at the end.</summary>
    public void MoveNext()
    {
        if (_isWaiting)
        {
            _isWaiting = false;
            Show(_waiting);
            return;
        }

        while (_left > 0 && _tokens.TryTake(out var token))
        {
            _left--;
            var isDropped = IsDropped(token);
            if (token.StartsList)
            {
                Kind = MavenPieceKind.List;
                _waiting = token;
                _isWaiting = !isDropped;
                return;
            }

            if (!isDropped)
            {
                Show(token);
                return;
            }
        }

        Kind = MavenPieceKind.End;
    }

    void Show(MavenToken token)
    {
        Kind = token.IsNumber ? MavenPieceKind.Number : MavenPieceKind.Qualifier;
        Value = token.Value;
        Rank = token.Rank;
    }

    /// <summary>Whether a token is nothing and all that follows it in its list is nothing too.</summary>
    bool IsDropped(MavenToken token)
    {
        if (!token.IsNothing)
            return false;
        if (_kept > 0)
        {
            _kept--;
            return false;
        }

        if (_dropped > 0)
        {
            _dropped--;
            return true;
        }

        var count = 0;
        for (var tokens = _tokens; tokens.TryTake(out var next) && !next.StartsList; count++)
        {
            if (next.IsNothing)
                continue;
            _kept = count;
            return false;
        }

        _dropped = count;
        return true;
    }
}
