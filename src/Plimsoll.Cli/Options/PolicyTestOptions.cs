using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Plimsoll.Cli.Options;

/// <summary>Which tests of policies are run, and how much they must show: <c>--filter</c>, <c>--coverage</c>, <c>--fail-under</c>.</summary>
sealed class PolicyTestOptions
{
    readonly Option<string> _filter = new("--filter")
    {
        Description = "Run only tests whose name contains TEXT.",
        HelpName = "TEXT",
        DefaultValueFactory = _ => "",
    };

    readonly Option<bool> _coverage = new("--coverage")
    {
        Description = "Tell which validations and match conditions no test has shown both true and false.",
    };

    readonly Option<double?> _failUnder = new("--fail-under")
    {
        Description = "Fail where fewer than PERCENT of them are. Implies --coverage.",
        HelpName = "PERCENT",
        CustomParser = ParsePercent,
    };

    public void AddTo(Command command)
    {
        command.Add(_filter);
        command.Add(_coverage);
        command.Add(_failUnder);
    }

    /// <summary>What the names of the tests must contain; empty for all.</summary>
    public string Filter(ParseResult parsed) => parsed.GetValue(_filter)!; // It has a default.

    /// <summary>The coverage below which the run fails; <c>null</c> for none.</summary>
    public double? FailUnder(ParseResult parsed) => parsed.GetValue(_failUnder);

    /// <summary>Whether the coverage is told.</summary>
    public bool ShowsCoverage(ParseResult parsed) => parsed.GetValue(_coverage) || FailUnder(parsed) is not null;

    static double? ParsePercent(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 100)
            return value;

        result.AddError($"\"{text}\" is not a percentage: expected a number from 0 to 100.");
        return null;
    }
}
