using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;
using Plimsoll.Cel.Builtins;

namespace Plimsoll.Cel;

/// <summary>A regular expression in RE2's syntax and with its meaning, as <c>matches</c> of CEL takes it; found in linear time. Immutable.</summary>
/// <remarks>https://github.com/google/re2/wiki/Syntax, as Go's regexp reads it.</remarks>
public sealed class Re2Pattern
{
    readonly Regex _regex;

    Re2Pattern(string text, Regex regex) => (Text, _regex) = (text, regex);

    /// <summary>As written.</summary>
    public string Text { get; }

    /// <summary>Reads a pattern.</summary>
    /// <param name="text">As written.</param>
    /// <param name="pattern">The pattern; <c>null</c> where it is none.</param>
    /// <param name="problem">What is wrong with it, in Go's words; empty where nothing is.</param>
    public static bool TryCreate(string text, [NotNullWhen(true)] out Re2Pattern? pattern, out string problem)
    {
        var isPattern = RegularExpressions.TryCreate(text, out var regex, out var error);
        pattern = regex is null ? null : new Re2Pattern(text, regex);
        problem = error ?? "";
        return isPattern;
    }

    /// <summary>Whether it matches somewhere in a text; <c>null</c> where that takes longer than <see cref="CelLimits.MaxMatchTime"/>.</summary>
    /// <param name="text">The text.</param>
    public bool? IsMatch(string text)
    {
        try
        {
            return _regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return null; // The only sign that .NET gives of a match that takes too long.
        }
    }

    /// <summary>A pattern that matches a text and nothing else.</summary>
    /// <param name="text">The text.</param>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if ("\\.+*?()|[]{}^$".Contains(character, StringComparison.Ordinal))
                escaped.Append('\\');
            escaped.Append(character);
        }

        return escaped.ToString();
    }
}
