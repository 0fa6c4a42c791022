using System.Collections.Immutable;
using Plimsoll.Cel.Kubernetes;
using Plimsoll.Model.Policies.Suites;
using Plimsoll.Model.Policies.Testing;
using Plimsoll.Policies.Testing;

namespace Plimsoll.Policies.Gatekeeper.Suites;

/// <summary>Runs Suites with the verdicts of gator verify. Each case starts from nothing; a template is compiled once for all of them.</summary>
/// <param name="version">The Kubernetes version that decides which functions CEL may call.</param>
/// <param name="engine">Which code decides where a template has several.</param>
/// <param name="time">Measures how long tests take.</param>
/// <remarks>https://open-policy-agent.github.io/gatekeeper/website/docs/gator/#the-gator-verify-subcommand; Gatekeeper, pkg/gator/verify, v3.24.</remarks>
public sealed class SuiteRun(KubernetesVersion version, GatekeeperEngine engine, TimeProvider time)
{
    readonly SuiteFiles _files = new();

    /// <summary>Which tests and cases are run.</summary>
    public SuiteFilter Filter { get; init; } = SuiteFilter.Everything;

    /// <summary>Is told of each Suite that is begun.</summary>
    public IProgress<PolicyTestProgress>? Progress { get; init; }

    /// <summary>Runs Suites.</summary>
    /// <param name="suites">The Suites.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <returns>What became of them, in their order.</returns>
    public async Task<ImmutableArray<SuiteResult>> RunAsync(ImmutableArray<Suite> suites, CancellationToken cancellation)
    {
        var policies = new SuitePolicies(_files, version, engine);
        var results = ImmutableArray.CreateBuilder<SuiteResult>(suites.Length);
        for (var i = 0; i < suites.Length; i++)
        {
            Progress?.Report(new PolicyTestProgress(suites[i].Location.File, i, suites.Length));
            results.Add(await RunAsync(suites[i], policies, cancellation));
        }

        return results.ToImmutable();
    }

    async Task<SuiteResult> RunAsync(Suite suite, SuitePolicies policies, CancellationToken cancellation)
    {
        if (suite.IsSkipped)
            return new SuiteResult(suite.Name, suite.Location, true, [], TimeSpan.Zero);
        var start = time.GetTimestamp();
        var tests = ImmutableArray.CreateBuilder<SuiteTestResult>(suite.Tests.Length);
        foreach (var test in suite.Tests)
            tests.Add(await RunAsync(test, policies, cancellation));
        return new SuiteResult(suite.Name, suite.Location, false, tests.ToImmutable(), time.GetElapsedTime(start));
    }

    async Task<SuiteTestResult> RunAsync(SuiteTest test, SuitePolicies policies, CancellationToken cancellation)
    {
        if (test.IsSkipped || !Filter.Includes(test))
            return Skipped(test);
        var start = time.GetTimestamp();
        try
        {
            if (await policies.TemplateAsync(test, cancellation) is not { } template)
                return Skipped(test);
            var (constrained, problem) = await policies.ConstraintAsync(test, template, cancellation);
            if (test.IsInvalid)
            {
                var isInvalid = problem.Length > 0;
                return new SuiteTestResult(
                    test.Name, test.Location, isInvalid ? SuiteOutcome.Passed : SuiteOutcome.Failed,
                    isInvalid ? null : new TestProblem(test.Constraint.Location, "a constraint that breaks the schema of its template", "a constraint that keeps to it"),
                    [], time.GetElapsedTime(start));
            }

            if (problem.Length > 0)
                throw new SuiteException(test.Constraint.Location, problem);
            var expansion = await policies.ExpansionAsync(test, cancellation);
            var cases = ImmutableArray.CreateBuilder<SuiteCaseResult>(test.Cases.Length);
            foreach (var @case in test.Cases)
                cases.Add(await RunAsync(test, @case, constrained, expansion, cancellation));
            var outcome = cases.Count == 0 ? SuiteOutcome.Passed : SuiteOutcomes.WorstOf(cases.Select(@case => @case.Outcome));
            return new SuiteTestResult(test.Name, test.Location, outcome, null, cases.ToImmutable(), time.GetElapsedTime(start));
        }
        catch (SuiteException bad)
        {
            return new SuiteTestResult(test.Name, test.Location, bad.Outcome, bad.Problem, [], time.GetElapsedTime(start));
        }
    }

    async Task<SuiteCaseResult> RunAsync(
        SuiteTest test, SuiteCase @case, GatekeeperPolicies policies, Expansion.ExpansionEvaluation? expansion, CancellationToken cancellation)
    {
        if (@case.IsSkipped || !Filter.Includes(test, @case))
            return new SuiteCaseResult(@case.Name, @case.Location, SuiteOutcome.Skipped, [], [], TimeSpan.Zero);
        cancellation.ThrowIfCancellationRequested();
        var start = time.GetTimestamp();
        try
        {
            var messages = await ReviewAsync(@case, policies, expansion, cancellation);
            var problems = AssertionCheck.Check(@case.Assertions, messages);
            return new SuiteCaseResult(
                @case.Name, @case.Location, problems.IsEmpty ? SuiteOutcome.Passed : SuiteOutcome.Failed,
                problems, messages.Length > SuiteLimits.MaxMessages ? messages[..SuiteLimits.MaxMessages] : messages, time.GetElapsedTime(start));
        }
        catch (SuiteException bad)
        {
            return new SuiteCaseResult(@case.Name, @case.Location, bad.Outcome, [bad.Problem], [], time.GetElapsedTime(start));
        }
    }

    async Task<ImmutableArray<string>> ReviewAsync(
        SuiteCase @case, GatekeeperPolicies policies, Expansion.ExpansionEvaluation? expansion, CancellationToken cancellation)
    {
        if (!@case.Object.IsNamed)
            throw new SuiteException(@case.Location, "object: expected the file of the object under review");
        if (@case.Assertions.IsEmpty)
            throw new SuiteException(@case.Location, "assertions: expected at least one");
        var objects = await _files.ReadAsync(@case.Object, "object", cancellation);
        if (objects.Length != 1)
            throw new SuiteException(@case.Object.Location, $"object: {@case.Object.File} holds {objects.Length} objects: expected one");
        var inventory = ImmutableArray.CreateBuilder<Kubernetes.Objects.KubernetesObject>();
        foreach (var path in @case.Inventory)
            inventory.AddRange(await _files.ReadAsync(path, "inventory", cancellation));
        var data = inventory.Count == 0 ? ReferentialData.Empty : ReferentialData.From(inventory.ToImmutable());
        return new SuiteReview(policies, expansion, data, cancellation).Review(objects[0], @case.Object);
    }

    static SuiteTestResult Skipped(SuiteTest test) => new(test.Name, test.Location, SuiteOutcome.Skipped, null, [], TimeSpan.Zero);
}
