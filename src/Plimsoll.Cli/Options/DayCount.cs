using System.CommandLine.Parsing;
using System.Globalization;

namespace Plimsoll.Cli.Options;

/// <summary>A number of days as people write it: <c>90d</c>.</summary>
static class DayCount
{
    const int MaxDays = 36_500;

    /// <summary>Reads the value of an option.</summary>
    public static TimeSpan? Parse(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text.EndsWith('d') ? text[..^1] : text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= MaxDays)
            return TimeSpan.FromDays(days);

        result.AddError($"\"{text}\" is not a number of days: expected e.g. 90d.");
        return null;
    }
}
