namespace Plimsoll.Vulnerabilities.Orderings;

/// <summary>The words that PHP packages have for a <see cref="ComposerStability"/>.</summary>
static class ComposerStabilities
{
    // Longer words stand before those that they start with.
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

    /// <summary>Cuts a word for a stability, in any case, off the start of <paramref name="text"/>.</summary>
    public static bool TryTake(scoped ref ReadOnlySpan<char> text, out ComposerStability stability)
    {
        foreach (var (word, known) in Words)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                text = text[word.Length..];
                stability = known;
                return true;
            }
        }

        stability = ComposerStability.Stable;
        return false;
    }
}
