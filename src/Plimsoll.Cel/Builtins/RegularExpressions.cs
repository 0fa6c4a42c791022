using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Builtins;

/// <summary>Regular expressions in RE2's syntax and with its meaning, matched in linear time. Safe for concurrent use.</summary>
/// <remarks>
/// https://github.com/google/re2/wiki/Syntax, as Go's regexp reads it. One difference is left: <c>\b</c> takes letters and digits
/// beyond ASCII as part of words.
/// </remarks>
static class RegularExpressions
{
    /// <summary>Longest pattern, in UTF-16 units.</summary>
    public const int MaxPatternLength = 32 * 1024;

    /// <summary>Most patterns that are kept compiled.</summary>
    const int MaxCached = 1024;

    /// <summary>Longest pattern that is kept, in UTF-16 units.</summary>
    const int MaxCachedLength = 2048;

    /// <summary>What the compilation of a pattern counts as, in steps, and of each of its characters.</summary>
    const int StepsOfCompilation = 5_000, StepsOfCharacter = 25;

    static readonly ConcurrentDictionary<string, (Regex? Regex, string? Error)> Cache = new(StringComparer.Ordinal);

    /// <summary>The last pattern that is too long to be kept with others: that of a loop is the same each time.</summary>
    static LongPattern? _lastLong;

    /// <summary>Compiles a pattern.</summary>
    /// <param name="pattern">The pattern. Its groups have the numbers they have in RE2.</param>
    /// <param name="regex">What finds its matches.</param>
    /// <param name="error">What is wrong with it, in Go's words.</param>
    public static bool TryCreate(string pattern, [NotNullWhen(true)] out Regex? regex, [NotNullWhen(false)] out string? error)
    {
        if (!Cache.TryGetValue(pattern, out var compiled) && !TryGetLong(pattern, out compiled))
        {
            EffortBudget.TrySpend(StepsOfCompilation + StepsOfCharacter * pattern.Length);
            compiled = Compile(pattern);
            if (Cache.Count >= MaxCached)
                Cache.Clear();
            if (pattern.Length <= MaxCachedLength)
                Cache[pattern] = compiled;
            else
                _lastLong = new LongPattern(pattern, compiled.Regex, compiled.Error);
        }

        (regex, error) = compiled;
        return regex is not null;
#pragma warning disable CS8762 // One of both is set.
    }
#pragma warning restore CS8762

    /// <summary>Matches a pattern against a text, in the time that is left to the evaluation.</summary>
    /// <param name="regex">The pattern.</param>
    /// <param name="text">The text.</param>
    /// <param name="find">Makes the result. Its matching ends after <see cref="CelLimits.MaxMatchTime"/>.</param>
    public static CelValue Match(Regex regex, string text, Func<Regex, string, CelValue> find)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            return find(regex, text);
        }
        catch (RegexMatchTimeoutException)
        {
            // The only sign that .NET gives of a match that takes too long.
            return CelValue.Error(CelErrorKind.SizeLimit, "operation cancelled: matching a regular expression takes more than a second");
        }
        finally
        {
            EffortBudget.Spend(Stopwatch.GetElapsedTime(start));
        }
    }

    static bool TryGetLong(string pattern, out (Regex? Regex, string? Error) compiled)
    {
        var last = _lastLong;
        var isLast = last is not null && last.Pattern == pattern;
        compiled = isLast ? (last!.Regex, last.Error) : default; // It is there where it is the last one.
        return isLast;
    }

    static (Regex? Regex, string? Error) Compile(string pattern)
    {
        if (pattern.Length > MaxPatternLength)
            return (null, $"error parsing regexp: expression of more than {MaxPatternLength} characters");
        var translation = new PatternTranslation(pattern);
        if (!translation.TryRun(out var translated))
            return (null, $"error parsing regexp: {translation.Problem}");
        try
        {
            return (new Regex(translated, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, CelLimits.MaxMatchTime), null);
        }
        catch (NotSupportedException)
        {
            // The only sign that .NET gives of an automaton that would be too large.
            return (null, "error parsing regexp: expression too large");
        }
    }

    /// <summary>A long pattern. One object, so that other threads see it whole.</summary>
    sealed record LongPattern(string Pattern, Regex? Regex, string? Error);
}
