using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Plimsoll.Cli.Options;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies.Testing;
using Plimsoll.Policies.Testing;
using Plimsoll.Reports;

namespace Plimsoll.Cli.Commands;

/// <summary><c>plimsoll policy test</c>: runs test files as the API server would decide.</summary>
static class PolicyTestCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var paths = new Argument<string[]>("FILE")
        {
            Description = $"Test files, or folders in which every *{PolicyTestFile.FileEnding} is one.",
            Arity = ArgumentArity.OneOrMore,
        };
        var filter = new Option<string>("--filter")
        {
            Description = "Run only tests whose name contains TEXT.",
            HelpName = "TEXT",
            DefaultValueFactory = _ => "",
        };
        var coverage = new Option<bool>("--coverage")
        {
            Description = "Tell which validations and match conditions no test has shown both true and false.",
        };
        var failUnder = new Option<double?>("--fail-under")
        {
            Description = "Fail where fewer than PERCENT of them are. Implies --coverage.",
            HelpName = "PERCENT",
            CustomParser = ParsePercent,
        };
        var policies = new PolicyOptions();
        var format = new FormatOptions([.. PolicyTestFormats.All.Select(report => report.Name)]);
        var command = new Command("test", """
            Runs tests of policies as the API server would decide: mutations first, then validations; Pods of workloads too.

            Exit codes: 0 all passed, 1 a test failed or the coverage is too low, 2 a test file is wrong, 3 something could not be read.

            Examples:
              plimsoll policy test samples/policy-tests
              plimsoll policy test policies/ --coverage --fail-under 90 --format junit --output junit.xml
            """) { paths, filter, coverage, failUnder };
        policies.AddVersionTo(command);
        format.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var started = surroundings.Time.GetTimestamp();
            var search = Search(parsed.GetValue(paths)!);
            PolicyTestRunResult run;
            await using (var progress = format.Progress(parsed, surroundings))
            {
                var tests = new PolicyTestRun(surroundings.Time.GetUtcNow(), policies.Version(parsed))
                {
                    Filter = parsed.GetValue(filter)!,
                    Progress = progress.OfTests(),
                };
                run = await tests.RunAsync(search.Files, cancellation);
            }

            run = run with
            {
                Unread = [.. search.Unread, .. run.Unread],
                Duration = surroundings.Time.GetElapsedTime(started),
                Version = Run.Version,
            };
            CheckFilter(run, parsed.GetValue(filter)!);
            var limit = parsed.GetValue(failUnder);
            var report = PolicyTestFormats.All.First(candidate => candidate.Name == format.Format(parsed));
            format.Write(parsed, surroundings, (output, style) => report.Write(run, output, style, parsed.GetValue(coverage) || limit is not null));
            return await FinishAsync(run, limit, surroundings);
        });
        return command;
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

    static void CheckFilter(PolicyTestRunResult run, string filter)
    {
        if (filter.Length > 0 && !run.Cases.Any() && run.Mistakes.IsEmpty && run.Unread.IsEmpty)
            throw new UsageException($"--filter {filter}: no test has that in its name.");
    }

    /// <summary>The exit code: as everywhere wrong use before denied, denied before incomplete.</summary>
    static async Task<int> FinishAsync(PolicyTestRunResult run, double? limit, Surroundings surroundings)
    {
        if (run.Mistakes is [var first, ..])
        {
            await surroundings.Error.WriteLineAsync($"plimsoll policy test: {PlaceOf(first)}: {first.Detail}");
            return ExitCode.WrongUse;
        }

        var isTooLow = run.CoveragePercent < limit;
        if (isTooLow)
        {
            await surroundings.Error.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"plimsoll policy test: the coverage is {run.CoveragePercent:0.#} %, below --fail-under {limit:0.#}."));
        }

        return run.Count(PolicyTestResult.Failed) > 0 || isTooLow ? ExitCode.Denied
            : run.Unread.IsEmpty && run.Count(PolicyTestResult.NotRun) == 0 ? ExitCode.Pass
            : ExitCode.Incomplete;
    }

    static string PlaceOf(Unread unread) => unread.Location?.ToString() ?? unread.Subject;

    static double? ParsePercent(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 100)
            return value;

        result.AddError($"\"{text}\" is not a percentage: expected a number from 0 to 100.");
        return null;
    }
}
