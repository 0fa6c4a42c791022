using System.CommandLine;
using System.CommandLine.Parsing;

namespace Plimsoll.Cli;

/// <summary>Tells a mistyped option or command from a path that is not there.</summary>
static class UnknownWord
{
    /// <summary>Changed letters up to which a name is taken for a misspelling.</summary>
    const int MaxDistance = 2;

    /// <summary>Longest word that is compared, in characters.</summary>
    const int MaxLength = 64;

    /// <summary>What is wrong with the first word that means nothing; <c>null</c> where there is none.</summary>
    /// <param name="parsed">The arguments.</param>
    public static string? In(ParseResult parsed)
    {
        if (parsed.Tokens.Any(token => token.Type is TokenType.DoubleDash or TokenType.Directive || token.Value is "--help" or "-h" or "-?" or "--version"))
            return null;
        var command = parsed.CommandResult;
        var words = command.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value)
            .Concat(parsed.UnmatchedTokens);
        if (words.FirstOrDefault(word => word.StartsWith("--", StringComparison.Ordinal) && !Path.Exists(word)) is { } option)
        {
            var name = option.Split('=')[0];
            return $"unknown option {name}{Meant(name, OptionsOf(command))}";
        }

        return command.Command.Subcommands.Count > 0 && parsed.UnmatchedTokens is [var word, ..]
            ? $"unknown command {word}{Meant(word, command.Command.Subcommands.Select(sub => sub.Name))}"
            : null;
    }

    static IEnumerable<string> OptionsOf(CommandResult command) =>
        command.Command.Options.Where(option => !option.Hidden).Select(option => option.Name);

    static string Meant(string word, IEnumerable<string> names) =>
        word.Length <= MaxLength && names.Select(name => (Name: name, Distance: Distance(word, name))).Where(near => near.Distance <= MaxDistance)
            .OrderBy(near => near.Distance).ThenBy(near => near.Name, StringComparer.Ordinal).FirstOrDefault() is { Name: { } nearest }
                ? $"; did you mean {nearest}?"
                : ".";

    /// <summary>How many letters are added, left out or changed.</summary>
    /// <remarks>Levenshtein, with one row: https://en.wikipedia.org/wiki/Levenshtein_distance.</remarks>
    static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
