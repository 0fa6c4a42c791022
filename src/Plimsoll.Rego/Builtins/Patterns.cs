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
    static readonly ConcurrentDictionary<(string Glob, string Delimiters), Regex?> Globs = new();

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

    /// <summary>Compiles a glob.</summary>
    /// <param name="call">What counts the work.</param>
    /// <param name="glob">The glob.</param>
    /// <param name="delimiters">Its delimiters.</param>
    /// <returns>What matches the same; <c>null</c> where it is not well-formed.</returns>
    public static Regex? OfGlob(BuiltinCall call, string glob, string delimiters)
    {
        if (Globs.TryGetValue((glob, delimiters), out var compiled))
            return compiled;
        call.Charge(StepsOfCompilation + StepsOfCharacter * (long)glob.Length);
        compiled = GlobPattern.Translate(glob, delimiters) is { } translated ? Build(translated).Regex : null;
        if (glob.Length + delimiters.Length > MaxCachedLength)
            return compiled;
        if (Globs.Count >= MaxCached)
            Globs.Clear();
        Globs[(glob, delimiters)] = compiled;
        return compiled;
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
