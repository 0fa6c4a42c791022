namespace Plimsoll.Vulnerabilities.Orderings;

/// <summary>The words that PHP packages have for a <see cref="ComposerStability"/>.</summary>
static class ComposerStabilities
{
    static readonly (string Word, ComposerStability Stability)[] Words =
    [
        ("stable", ComposerStability.Stable),
        ("beta", ComposerStability.Beta),
        ("b", ComposerStability.Beta),
        ("rc", ComposerStability.ReleaseCandidate),
        ("alpha", ComposerStability.Alpha),
        ("a", ComposerStability.Alpha),
        ("patch", ComposerStability.Patch),
        ("pl", ComposerStability.Patch),
        ("p", ComposerStability.Patch),
    ];

    /// <summary>The stability that a word names in any case; null for another word.</summary>
    public static ComposerStability? Find(ReadOnlySpan<char> word)
    {
        foreach (var (known, stability) in Words)
        {
            if (word.Equals(known, StringComparison.OrdinalIgnoreCase))
                return stability;
        }

        return null;
    }
}
