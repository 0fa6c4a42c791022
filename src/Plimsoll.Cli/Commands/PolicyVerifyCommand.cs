using System.CommandLine;
using Plimsoll.Cli.Options;
using Plimsoll.Model.Policies.Suites;
using Plimsoll.Policies.Gatekeeper.Suites;
using Plimsoll.Reports;

namespace Plimsoll.Cli.Commands;

/// <summary><c>plimsoll policy verify</c>: runs Gatekeeper's Suites as gator verify does.</summary>
sealed class PolicyVerifyCommand(Surroundings surroundings)
{
    readonly Argument<string[]> _paths = new("PATH")
    {
        Description = "Suite files, or folders in which, and below which, every Suite is run; FOLDER/... is the same.",
        Arity = ArgumentArity.OneOrMore,
    };

    readonly SuiteOptions _options = new();
    readonly PolicyOptions _policies = new();
    readonly FormatOptions _format = new([.. SuiteFormats.All.Select(report => report.Name)]);

    public static Command Create(Surroundings surroundings) => new PolicyVerifyCommand(surroundings).Create();

    Command Create()
    {
        var command = new Command("verify", """
            Runs Gatekeeper's Suites (test.gatekeeper.sh): ConstraintTemplates and constraints against objects, with the verdicts of gator verify.

            Exit codes: 0 all passed, 1 a case failed or a test is wrong, 2 wrong use, 3 nothing failed but something could not be read.

            Examples:
              plimsoll policy verify library/
              plimsoll policy verify suite.yaml --run required-labels//missing --verbose
              plimsoll policy verify ./... --format junit --output junit.xml
            """) { _paths };
        _options.AddTo(command);
        _policies.AddVersionTo(command);
        _format.AddTo(command);
        command.SetAction(VerifyAsync);
        return command;
    }

    async Task<int> VerifyAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var started = surroundings.Time.GetTimestamp();
        var search = await SearchAsync(parsed.GetValue(_paths)!, cancellation); // At least one is required.
        var run = await RunAsync(parsed, search, cancellation);
        if (_options.IsUpdate(parsed))
            run = await UpdateAsync(parsed, search, run, cancellation);
        if (_options.IsFiltered(parsed) && run.Outcome == SuiteOutcome.Skipped)
            throw new UsageException("--run: no test and no case has a name that matches.");
        run = run with { Duration = surroundings.Time.GetElapsedTime(started) };
        var report = SuiteFormats.All.First(candidate => candidate.Name == _format.Format(parsed));
        _format.Write(parsed, surroundings, (output, style) => report.Write(run, output, style), _options.IsVerbose(parsed));
        return run.Outcome switch
        {
            SuiteOutcome.Failed => ExitCode.Denied,
            SuiteOutcome.NotRun => ExitCode.Incomplete,
            _ => ExitCode.Pass,
        };
    }

    async Task<SuiteRunResult> RunAsync(ParseResult parsed, SuiteSearch search, CancellationToken cancellation)
    {
        await using var progress = _format.Progress(parsed, surroundings);
        var engine = _options.Engine(parsed);
        var suites = new SuiteRun(_policies.Version(parsed), engine, surroundings.Time)
        {
            Filter = _options.Filter(parsed),
            Progress = progress.OfTests(),
        };
        return new SuiteRunResult(await suites.RunAsync(search.Suites, cancellation), search.Unread)
        {
            Engine = EngineOption.NameOf(engine),
            Version = Run.Version,
        };
    }

    /// <summary>Rewrites the Suites, and runs them again as they are then.</summary>
    async Task<SuiteRunResult> UpdateAsync(ParseResult parsed, SuiteSearch search, SuiteRunResult run, CancellationToken cancellation)
    {
        var updated = await SuiteUpdate.WriteAsync(search.Suites, run.Suites, cancellation);
        if (updated.Files.IsEmpty && updated.Unread.IsEmpty)
            return run;
        var again = await RunAsync(parsed, await SearchAsync(parsed.GetValue(_paths)!, cancellation), cancellation); // At least one is required.
        return again with { Updated = updated.Files, Unread = [.. again.Unread, .. updated.Unread] };
    }

    static async Task<SuiteSearch> SearchAsync(string[] paths, CancellationToken cancellation)
    {
        foreach (var path in paths)
        {
            if (!Path.Exists(SuiteSearch.FolderOf(path)))
                throw new UsageException($"{path}: no such file or folder.");
        }

        var search = await SuiteSearch.InAsync(paths, cancellation);
        return search.Suites.IsEmpty && search.Unread.IsEmpty
            ? throw new UsageException($"{string.Join(", ", paths)}: no Suite found (a YAML document of kind Suite and apiVersion test.gatekeeper.sh/v1alpha1).")
            : search;
    }
}
