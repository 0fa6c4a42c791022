using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Plimsoll.Cli.Options;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies.Benchmarks;
using Plimsoll.Policies.Gatekeeper;
using Plimsoll.Policies.Gatekeeper.Benchmarks;
using Plimsoll.Reports;

namespace Plimsoll.Cli.Commands;

/// <summary><c>plimsoll policy bench</c>: how fast constraints answer.</summary>
sealed class PolicyBenchCommand(Surroundings surroundings)
{
    const int DefaultIterations = 100;

    readonly Argument<string[]> _paths = ManifestInput.Argument();

    readonly Option<int> _iterations = new("--iterations")
    {
        Description = "How often each object is reviewed.",
        HelpName = "N",
        DefaultValueFactory = _ => DefaultIterations,
        CustomParser = ParseIterations,
    };

    readonly Option<string> _engine = new("--engine")
    {
        Description = "The engine that is measured: all, rego, cel. Templates without code for it are left out.",
        HelpName = "ENGINE",
        DefaultValueFactory = _ => "all",
    };

    readonly PolicyOptions _policies = new();
    readonly FormatOptions _format = new([.. BenchmarkFormats.All.Select(report => report.Name)]);

    public static Command Create(Surroundings surroundings) => new PolicyBenchCommand(surroundings).Create();

    Command Create()
    {
        _paths.Description = "Files or folders with ConstraintTemplates, constraints and the objects that they review; - for standard input.";
        _engine.AcceptOnlyFromAmong("all", "rego", "cel");
        var command = new Command("bench", """
            Measures how fast Gatekeeper's constraints answer: compilation, reviews per second, their spread, memory, for each engine.

            A review is one object before all constraints, on one thread; the objects are also data.inventory. Rounds that warm up are not counted.
            Exit codes: 0 measured, 2 wrong use, 3 something could not be read and is not in the numbers.

            Examples:
              plimsoll policy bench templates/ constraints/ manifests/
              plimsoll policy bench library/general/containerlimits --engine rego --iterations 1000 --format json
            """) { _paths, _iterations, _engine };
        _policies.AddVersionTo(command);
        _format.AddTo(command);
        command.SetAction(BenchAsync);
        return command;
    }

    async Task<int> BenchAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var paths = parsed.GetValue(_paths)!; // At least one is required.
        var manifests = await ManifestInput.ReadAsync(paths, surroundings, cancellation);
        var result = Measure(parsed, manifests, cancellation);
        if (result.Engines.IsEmpty && result.Unread.IsEmpty)
            throw new UsageException($"{string.Join(", ", paths)}: nothing to measure: expected a ConstraintTemplate, a constraint of it and an object to review.");
        var report = BenchmarkFormats.All.First(candidate => candidate.Name == _format.Format(parsed));
        _format.Write(parsed, surroundings, (output, style) => report.Write(result, output, style));
        return result.Unread.IsEmpty ? ExitCode.Pass : ExitCode.Incomplete;
    }

    BenchmarkResult Measure(ParseResult parsed, ManifestInput manifests, CancellationToken cancellation)
    {
        var iterations = parsed.GetValue(_iterations);
        var objects = GatekeeperBenchmark.ObjectsAmong(manifests.Objects).Length;
        if ((long)objects * iterations > GatekeeperBenchmark.MaxReviews)
            throw new UsageException($"--iterations {iterations}: with {objects} objects these are more than {GatekeeperBenchmark.MaxReviews} reviews.");
        var benchmark = new GatekeeperBenchmark(_policies.Version(parsed), surroundings.Time);
        var measured = ImmutableArray.CreateBuilder<EngineBenchmark>();
        var unread = new List<Unread>(manifests.Unread);
        foreach (var engine in Engines(parsed))
        {
            var (result, problems) = benchmark.Run(manifests.Objects, engine, iterations, cancellation);
            unread.AddRange(problems);
            if (result is not null)
                measured.Add(result);
        }

        return new BenchmarkResult(measured.ToImmutable(), [.. unread.Distinct()]) { Version = Run.Version };
    }

    IEnumerable<GatekeeperEngine> Engines(ParseResult parsed) => parsed.GetValue(_engine) switch
    {
        "rego" => [GatekeeperEngine.Rego],
        "cel" => [GatekeeperEngine.Cel],
        _ => [GatekeeperEngine.Rego, GatekeeperEngine.Cel],
    };

    static int ParseIterations(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0)
            return value;
        result.AddError($"--iterations {text}: expected a number from 1.");
        return 1;
    }
}
