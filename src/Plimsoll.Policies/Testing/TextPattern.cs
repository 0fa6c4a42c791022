using System.Text.RegularExpressions;

namespace Plimsoll.Policies.Testing;

/// <summary>A text that a message must contain, or between slashes a regular expression that it must match somewhere.</summary>
public sealed class TextPattern
{
    readonly Regex? _regex;

    TextPattern(string text, Regex? regex) => (Text, _regex) = (text, regex);

    /// <summary>As written.</summary>
    public string Text { get; }

    /// <summary>Reads a pattern.</summary>
    /// <param name="text">As written.</param>
    /// <param name="pattern">The pattern; <c>null</c> where it is none.</param>
    /// <param name="problem">What is wrong with the regular expression; empty where nothing is.</param>
    /// <remarks>Regular expressions are matched in linear time, so they have neither backreferences nor look-around.</remarks>
    public static bool TryParse(string text, out TextPattern? pattern, out string problem)
    {
        (pattern, problem) = (null, "");
        if (text is not ['/', .. var inner, '/'] || inner.Length == 0)
        {
            pattern = new TextPattern(text, null);
            return true;
        }

        if (inner.Length > PolicyTestLimits.MaxPatternLength)
        {
            problem = $"longer than {PolicyTestLimits.MaxPatternLength} characters";
            return false;
        }

        try
        {
            pattern = new TextPattern(text, new Regex(inner, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture));
            return true;
        }
        catch (Exception bad) when (bad is ArgumentException or NotSupportedException)
        {
            problem = bad.Message.TrimEnd('.');
            return false;
        }
    }

    /// <summary>Whether a message fits.</summary>
    public bool Fits(string message) => _regex?.IsMatch(message) ?? message.Contains(Text, StringComparison.Ordinal);

    /// <summary><c>containing "TEXT"</c> or <c>matching /REGEX/</c>.</summary>
    public override string ToString() => _regex is null ? $"containing \"{Text}\"" : $"matching {Text}";
}
