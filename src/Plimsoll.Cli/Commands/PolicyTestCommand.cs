using System.CommandLine;
using System.Globalization;
using Plimsoll.Cli.Options;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies.Testing;
using Plimsoll.Policies.Testing;
using Plimsoll.Reports;

namespace Plimsoll.Cli.Commands;

/// <summary><c>plimsoll policy test</c>: runs test files as the API server would decide.</summary>
sealed class PolicyTestCommand(Surroundings surroundings)
{
    readonly Argument<string[]> _paths = new("FILE")
    {
        Description = $"Test files, or folders in which every *{PolicyTestFile.FileEnding} is one.",
        Arity = ArgumentArity.OneOrMore,
    };

    readonly PolicyTestOptions _options = new();
    readonly PolicyOptions _policies = new();
    readonly FormatOptions _format = new([.. PolicyTestFormats.All.Select(report => report.Name)]);

    public static Command Create(Surroundings surroundings) => new PolicyTestCommand(surroundings).Create();

    Command Create()
    {
        var command = new Command("test", """
            Runs tests of policies as the API server would decide: mutations first, then validations; Pods of workloads too.

            Exit codes: 0 all passed, 1 a test failed or the coverage is too low, 2 a test file is wrong, 3 something could not be read.

            Examples:
              plimsoll policy test samples/policy-tests
              plimsoll policy test policies/ --coverage --fail-under 90 --format junit --output junit.xml
            """) { _paths };
        _options.AddTo(command);
        _policies.AddVersionTo(command);
        _format.AddTo(command);
        command.SetAction(TestAsync);
        return command;
    }

    async Task<int> TestAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var run = await RunAsync(parsed, Search(parsed.GetValue(_paths)!), cancellation); // At least one is required.
        if (_options.Filter(parsed) is { Length: > 0 } filter && !run.Cases.Any() && run.Mistakes.IsEmpty && run.Unread.IsEmpty)
            throw new UsageException($"--filter {filter}: no test has that in its name.");
        var report = PolicyTestFormats.All.First(candidate => candidate.Name == _format.Format(parsed));
        _format.Write(parsed, surroundings, (output, style) => report.Write(run, output, style, _options.ShowsCoverage(parsed)));
        return await FinishAsync(run, _options.FailUnder(parsed));
    }

    async Task<PolicyTestRunResult> RunAsync(ParseResult parsed, PolicyTestSearch search, CancellationToken cancellation)
    {
        var started = surroundings.Time.GetTimestamp();
        await using var progress = _format.Progress(parsed, surroundings);
        var tests = new PolicyTestRun(surroundings.Time.GetUtcNow(), _policies.Version(parsed))
        {
            Filter = _options.Filter(parsed),
            Progress = progress.OfTests(),
        };
        var run = await tests.RunAsync(search.Files, cancellation);
        return run with
        {
            Unread = [.. search.Unread, .. run.Unread],
            Duration = surroundings.Time.GetElapsedTime(started),
            Version = Run.Version,
        };
    }

    static PolicyTestSearch Search(string[] paths)
    {
        foreach (var path in paths)
        {
            if (!Path.Exists(path))
                throw new UsageException($"{path}: no such file or folder.");
        }

        var search = PolicyTestSearch.In(paths);
        return search.Files.IsEmpty && search.Unread.IsEmpty
            ? throw new UsageException($"{string.Join(", ", paths)}: no test file found (*{PolicyTestFile.FileEnding}).")
            : search;
    }

    /// <summary>The exit code: as everywhere wrong use before denied, denied before incomplete.</summary>
    async Task<int> FinishAsync(PolicyTestRunResult run, double? limit)
    {
        if (run.Mistakes is [var first, ..])
        {
            await TellAsync($"{PlaceOf(first)}: {first.Detail}");
            return ExitCode.WrongUse;
        }

        var isTooLow = run.CoveragePercent < limit;
        if (isTooLow)
            await TellAsync(string.Create(CultureInfo.InvariantCulture, $"the coverage is {run.CoveragePercent:0.##} %, below --fail-under {limit:0.##}."));
        return run.Count(PolicyTestResult.Failed) > 0 || isTooLow ? ExitCode.Denied
            : run.Unread.IsEmpty && run.Count(PolicyTestResult.NotRun) == 0 ? ExitCode.Pass
            : ExitCode.Incomplete;
    }

    Task TellAsync(string message) => surroundings.Error.WriteLineAsync($"plimsoll policy test: {message}");

    static string PlaceOf(Unread unread) => unread.Location?.ToString() ?? unread.Subject;
}
