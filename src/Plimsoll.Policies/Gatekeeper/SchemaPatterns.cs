using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Plimsoll.Policies.Gatekeeper;

/// <summary>The regular expressions of schemas, each read once. They take time by the length of the text only.</summary>
static class SchemaPatterns
{
    /// <summary>Longest pattern, in UTF-16 units.</summary>
    const int MaxLength = 10_000;

    /// <summary>Patterns that are kept.</summary>
    const int MaxKept = 1_000;

    static readonly ConcurrentDictionary<string, Regex?> Kept = new(StringComparer.Ordinal);

    /// <summary>The expression; <c>null</c> where the pattern is none.</summary>
    public static Regex? Find(string pattern)
    {
        if (Kept.TryGetValue(pattern, out var known))
            return known;
        var read = Read(pattern);
        if (Kept.Count < MaxKept)
            Kept[pattern] = read;
        return read;
    }

    static Regex? Read(string pattern)
    {
        if (pattern.Length > MaxLength)
            return null;
        try
        {
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception bad) when (bad is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
