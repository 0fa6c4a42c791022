using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Plimsoll.Images.Packages.Programs;

/// <summary>How the version stands in a program. Thread-safe: one serves every program of its kind.</summary>
/// <param name="pattern">A regular expression in which each byte is a character, with a group <c>v</c>.</param>
sealed class VersionPattern(string pattern)
{
    const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.Singleline;

    /// <summary>How far a match may reach from a known text in it, bytes.</summary>
    const int TextReach = ProgramScan.OverlapBytes;

    /// <summary>How far a match may reach from a number in it, bytes: those patterns have no other part of note.</summary>
    const int NumberReach = 512;

    static readonly TimeSpan MaxMatchTime = TimeSpan.FromSeconds(10);

    readonly PatternAnchor _anchor = PatternAnchor.Of(pattern);

    // Compiling takes a thousand times as long as looking for the anchor in a window, and most are never needed.
    readonly Lazy<Regex> _regex = new(() => new Regex(pattern, Options, MaxMatchTime));

    /// <summary>Finds the first version in a window.</summary>
    /// <param name="window">The window.</param>
    /// <param name="limit">What begins here or later is seen again in the next window.</param>
    /// <exception cref="RegexMatchTimeoutException">It took too long.</exception>
    public string? Find(ReadOnlySpan<byte> window, int limit)
    {
        var next = 0;
        while (NextPlace(window, next) is var (start, end) && end > 0)
        {
            if (Match(window[start..end]) is var (at, version) && version is not null)
                return start + at < limit ? version : null;
            next = end;
        }
        return null;
    }

    /// <summary>The next part of the window that a match with an anchor behind <paramref name="from"/> lies in; (0, 0) where there is none.</summary>
    (int Start, int End) NextPlace(ReadOnlySpan<byte> window, int from)
    {
        if (from == window.Length || _anchor.IndexIn(window[from..]) is not (>= 0 and var found))
            return default;
        if (_anchor is { Text.Length: 0, HasNumber: false })
            return (0, window.Length);

        var reach = _anchor.Text.Length > 0 ? TextReach : NumberReach;
        var start = Math.Max(0, from + found - reach);
        var last = from + found;
        while (last + 1 < window.Length && _anchor.IndexIn(window[(last + 1)..]) is >= 0 and var further && further < reach)
            last += 1 + further;
        return (start, Math.Min(window.Length, last + reach));
    }

    (int At, string? Version) Match(ReadOnlySpan<byte> part)
    {
        var characters = ArrayPool<char>.Shared.Rent(part.Length);
        try
        {
            var text = characters.AsSpan(0, Encoding.Latin1.GetChars(part, characters));
            foreach (var place in _regex.Value.EnumerateMatches(text))
                return (place.Index, _regex.Value.Match(text.Slice(place.Index, place.Length).ToString()).Groups["v"].Value);
            return default;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters);
        }
    }
}
