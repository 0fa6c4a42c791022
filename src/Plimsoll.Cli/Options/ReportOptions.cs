using System.Collections.Immutable;
using System.CommandLine;
using Plimsoll.Model.Policies;
using Plimsoll.Reports;

namespace Plimsoll.Cli.Options;

/// <summary>How a result is shown: <c>--format</c>, <c>--output</c>, <c>--verbose</c>, <c>--no-color</c>, <c>--on-incomplete</c>.</summary>
sealed class ReportOptions
{
    readonly ImmutableArray<IReport> _reports;
    readonly FormatOptions _format;

    readonly Option<bool> _verbose = new("--verbose", "-v") { Description = "Show every finding, also those that are only recorded." };

    readonly Option<string> _onIncomplete = new("--on-incomplete")
    {
        Description = "What follows when nothing is denied but something could not be examined: fail (exit code 3) or pass (exit code 0).",
        HelpName = "fail|pass",
        DefaultValueFactory = _ => "fail",
    };

    /// <param name="more">Formats beyond those that every command has.</param>
    public ReportOptions(params ImmutableArray<IReport> more)
    {
        _reports = [.. ReportFormats.All, .. more];
        _format = new FormatOptions([.. _reports.Select(report => report.Name)]);
        _onIncomplete.AcceptOnlyFromAmong("fail", "pass");
    }

    public void AddTo(Command command)
    {
        _format.AddTo(command);
        command.Add(_verbose);
        command.Add(_onIncomplete);
    }

    /// <summary>The line of progress, shown to people only.</summary>
    public ProgressLine Progress(ParseResult parsed, Surroundings surroundings) => _format.Progress(parsed, surroundings);

    /// <summary>Writes the result and says what the process answers.</summary>
    /// <exception cref="UsageException">The output file cannot be written.</exception>
    public int Write(ParseResult parsed, Examination examination, Surroundings surroundings)
    {
        var report = _reports.FirstOrDefault(report => report.Name == _format.Format(parsed))
            ?? throw new UsageException($"--format {_format.Format(parsed)}: there is no such format.");
        _format.Write(
            parsed, surroundings, (output, style) => report.Write(examination, output, style), parsed.GetValue(_verbose), surroundings.Width);

        return examination.Verdict.Outcome switch
        {
            Outcome.Deny => ExitCode.Denied,
            Outcome.Incomplete when parsed.GetValue(_onIncomplete) == "fail" => ExitCode.Incomplete,
            _ => ExitCode.Pass,
        };
    }
}
