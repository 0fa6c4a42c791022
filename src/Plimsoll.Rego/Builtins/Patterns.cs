using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Plimsoll.Cel.Builtins;

namespace Plimsoll.Rego.Builtins;

/// <summary>Regular expressions in RE2's syntax and with its meaning, matched in linear time. Safe for concurrent use.</summary>
/// <remarks>https://github.com/google/re2/wiki/Syntax, as Go's regexp reads it; <c>\b</c> takes letters and digits beyond ASCII as part of words.</remarks>
static class Patterns
{
    /// <summary>Longest pattern, in UTF-16 units.</summary>
    public const int MaxLength = 32 * 1024;

    /// <summary>Most patterns that are kept compiled.</summary>
    const int MaxCached = 1024;

    /// <summary>Longest pattern that is kept, in UTF-16 units.</summary>
    const int MaxCachedLength = 4096;

    /// <summary>What the compilation of a pattern counts as, in steps, and of each of its characters.</summary>
    const int StepsOfCompilation = 5_000, StepsOfCharacter = 25;

    /// <summary>Longest time of one match.</summary>
    static readonly TimeSpan MaxMatchTime = TimeSpan.FromSeconds(1);

    static readonly ConcurrentDictionary<string, (Regex? Regex, string? Error)> Cache = new(StringComparer.Ordinal);

    /// <summary>Compiles a pattern.</summary>
    /// <param name="call">What counts the work.</param>
    /// <param name="pattern">The pattern. Its groups have the numbers they have in RE2.</param>
    /// <param name="regex">What finds its matches.</param>
    /// <param name="error">What is wrong with it.</param>
    public static bool TryCreate(BuiltinCall call, string pattern, [NotNullWhen(true)] out Regex? regex, out string error)
    {
        if (!Cache.TryGetValue(pattern, out var compiled))
        {
            call.Charge(StepsOfCompilation + StepsOfCharacter * (long)Math.Min(pattern.Length, MaxLength));
            compiled = Compile(pattern);
            Keep(pattern, compiled);
        }

        (regex, error) = (compiled.Regex, compiled.Error ?? "");
        return regex is not null;
    }

    /// <summary>Compiles what is a regular expression of .NET already.</summary>
    /// <param name="call">What counts the work.</param>
    /// <param name="key">What it is kept by, which is no pattern of RE2.</param>
    /// <param name="translated">The expression; <c>null</c> where there is none.</param>
    public static Regex? CreateTranslated(BuiltinCall call, string key, Func<string?> translated)
    {
        if (Cache.TryGetValue(key, out var compiled))
            return compiled.Regex;
        call.Charge(StepsOfCompilation + StepsOfCharacter * (long)key.Length);
        compiled = translated() is { } text ? Build(text) : (null, "");
        Keep(key, compiled);
        return compiled.Regex;
    }

    static void Keep(string key, (Regex? Regex, string? Error) compiled)
    {
        if (key.Length > MaxCachedLength)
            return;
        if (Cache.Count >= MaxCached)
            Cache.Clear();
        Cache[key] = compiled;
    }

    static (Regex? Regex, string? Error) Compile(string pattern)
    {
        if (pattern.Length > MaxLength)
            return (null, $"error parsing regexp: expression of more than {MaxLength} characters");
        var translation = new PatternTranslation(pattern);
        return translation.TryRun(out var translated) ? Build(translated) : (null, $"error parsing regexp: {translation.Problem}");
    }

    static (Regex? Regex, string? Error) Build(string translated)
    {
        try
        {
            return (new Regex(translated, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, MaxMatchTime), null);
        }
        catch (NotSupportedException)
        {
            // The only sign that .NET gives of an automaton that would be too large.
            return (null, "error parsing regexp: expression too large");
        }
    }
}
