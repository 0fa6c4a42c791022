namespace Plimsoll.Vulnerabilities.Orderings;

/// <summary>A number or a qualifier of a Maven version.</summary>
readonly ref struct MavenToken
{
    /// <summary>The rank of a final release among the qualifiers.</summary>
    public const int ReleaseRank = 5;

    /// <summary>The rank of a qualifier that Maven does not know.</summary>
    public const int UnknownRank = 7;

    /// <summary>The digits or letters; empty for the zero that stands between two separators.</summary>
    public ReadOnlySpan<char> Value { get; init; }

    /// <summary>Whether it is a number.</summary>
    public bool IsNumber { get; init; }

    /// <summary>Whether a nested list starts with it.</summary>
    public bool StartsList { get; init; }

    /// <summary>For a qualifier: alpha, beta, milestone, rc, snapshot, release, sp, unknown, in this order.</summary>
    public int Rank { get; init; }

    /// <summary>Whether it is worth as much as an absent token.</summary>
    public bool IsNothing => IsNumber ? !Value.ContainsAnyExcept('0') : Rank == ReleaseRank;

    /// <summary>The rank of a word.</summary>
    /// <param name="word">In any case.</param>
    /// <param name="isBeforeDigit">Whether a digit follows at once, which makes <c>a</c>, <c>b</c> and <c>m</c> short for the first three.</param>
    public static int RankOf(ReadOnlySpan<char> word, bool isBeforeDigit) => (word.Length, word[0] | 0x20) switch
    {
        (1, 'a') when isBeforeDigit => 0,
        (1, 'b') when isBeforeDigit => 1,
        (1, 'm') when isBeforeDigit => 2,
        (5, 'a') => Known(word, "alpha", 0),
        (4, 'b') => Known(word, "beta", 1),
        (9, 'm') => Known(word, "milestone", 2),
        (2, 'r') => Known(word, "rc", 3),
        (2, 'c') => Known(word, "cr", 3),
        (8, 's') => Known(word, "snapshot", 4),
        (2, 'g') => Known(word, "ga", ReleaseRank),
        (5, 'f') => Known(word, "final", ReleaseRank),
        (7, 'r') => Known(word, "release", ReleaseRank),
        (2, 's') => Known(word, "sp", 6),
        _ => UnknownRank,
    };

    static int Known(ReadOnlySpan<char> word, string name, int rank) =>
        word.Equals(name, StringComparison.OrdinalIgnoreCase) ? rank : UnknownRank;
}
