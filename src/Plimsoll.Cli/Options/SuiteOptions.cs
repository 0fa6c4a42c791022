using System.CommandLine;
using System.CommandLine.Parsing;
using Plimsoll.Policies.Gatekeeper;
using Plimsoll.Policies.Gatekeeper.Suites;

namespace Plimsoll.Cli.Options;

/// <summary>Which cases of Suites are run, and how: <c>--run</c>, <c>--engine</c>, <c>--update</c>, <c>--verbose</c>.</summary>
sealed class SuiteOptions
{
    readonly Option<SuiteFilter?> _run = new("--run")
    {
        Description = "Run only cases whose name, or whose test's name, matches REGEX; TEST//CASE for both.",
        HelpName = "REGEX",
        CustomParser = ParseFilter,
    };

    readonly Option<bool> _update = new("--update")
    {
        Description = "Rewrite the violations and messages that are expected in the Suites to those that come; everything else in them stays.",
    };

    readonly Option<bool> _verbose = new("--verbose", "-v") { Description = "List every case with its violations, and how long it took." };

    readonly EngineOption _engine = new();

    public void AddTo(Command command)
    {
        command.Add(_run);
        _engine.AddTo(command);
        command.Add(_update);
        command.Add(_verbose);
    }

    /// <summary>Which tests and cases are run.</summary>
    public SuiteFilter Filter(ParseResult parsed) => parsed.GetValue(_run) ?? SuiteFilter.Everything;

    /// <summary>Whether a filter was given.</summary>
    public bool IsFiltered(ParseResult parsed) => parsed.GetValue(_run) is not null;

    /// <summary>Which code of a template decides.</summary>
    public GatekeeperEngine Engine(ParseResult parsed) => _engine.Value(parsed);

    /// <summary>Whether expectations are rewritten.</summary>
    public bool IsUpdate(ParseResult parsed) => parsed.GetValue(_update);

    /// <summary>Whether everything is listed.</summary>
    public bool IsVerbose(ParseResult parsed) => parsed.GetValue(_verbose);

    static SuiteFilter ParseFilter(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (!SuiteFilter.TryParse(text, out var filter, out var problem))
            result.AddError($"--run {text}: {problem}.");
        return filter;
    }
}
