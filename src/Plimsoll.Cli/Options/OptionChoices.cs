using System.CommandLine;

namespace Plimsoll.Cli.Options;

/// <summary>Options that take one of some words, in upper or lower case.</summary>
static class OptionChoices
{
    /// <summary>Takes these words alone, in any case; shell completion offers them.</summary>
    public static void AcceptInAnyCase(this Option option, params string[] words)
    {
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !words.Contains(token.Value, StringComparer.OrdinalIgnoreCase)))
                result.AddError($"{option.Name} {token.Value}: expected {string.Join(", ", words)}.");
        });
        option.CompletionSources.Add(words);
    }
}
