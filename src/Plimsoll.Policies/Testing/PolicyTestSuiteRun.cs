using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies.Testing;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Testing;

/// <summary>Runs the tests of one file. Not safe for concurrent use.</summary>
/// <param name="policies">The policies under test.</param>
/// <param name="given">What is in the cluster beside them.</param>
/// <param name="objects">Reads the files that tests name.</param>
/// <param name="coverage">Is told every outcome.</param>
/// <param name="now">The time.</param>
sealed class PolicyTestSuiteRun(
    PolicySet policies, ImmutableArray<KubernetesObject> given, TestObjects objects, CoverageCount coverage, DateTimeOffset now)
{
    /// <summary>Expressions explained of one test.</summary>
    const int MaxExplanations = 3;

    readonly TestScene _shared = new(policies, [.. policies.Facts, .. given], now);

    readonly ImmutableArray<string> _names =
    [
        .. policies.Validating.Select(policy => policy.Name)
            .Concat(policies.Mutating.Select(policy => policy.Name))
            .Concat(policies.Staged.Select(policy => policy.Name))
            .Concat(policies.Gatekeeper.Templates.Select(template => template.Kind))
            .Concat(policies.Mutators.Select(mutator => mutator.Object.Reference.Kind))
            .Concat(policies.Expansions.Select(template => template.Object.Reference.Kind))
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Runs a test.</summary>
    public async Task<PolicyTestCase> RunAsync(PolicyTest test, CancellationToken cancellation)
    {
        var problems = new List<Unread>();
        var parts = await ReadAsync(test, problems, cancellation);
        if (problems.Count == 0 && RequestOf(test, parts, problems) is { } request)
            return Run(test, request, SceneOf(test, parts, request), cancellation);
        return new PolicyTestCase(
            test.Name, test.Location, PolicyTestResult.NotRun,
            [.. problems.Select(problem => new TestProblem(problem.Location ?? test.Location, "", problem.Detail))], []);
    }

    PolicyTestCase Run(PolicyTest test, AdmissionRequest request, TestScene scene, CancellationToken cancellation)
    {
        var admission = scene.Admit(request, cancellation);
        var answers = new PolicyAnswers(scene, coverage, cancellation).Of(request, admission);
        var check = new ExpectationCheck(request, admission, answers, _names);
        foreach (var expectation in test.Expectations)
            check.Check(expectation);
        var problems = check.Problems;
        var traces = check.Deciding
            .Take(MaxExplanations)
            .Select(deciding => ExpressionTracing.Of(deciding.Site, scene.ValuesOf(deciding.Site.Frame, cancellation), deciding.Message));
        return new PolicyTestCase(
            test.Name, test.Location, problems.IsEmpty ? PolicyTestResult.Passed : PolicyTestResult.Failed, problems, [.. traces]);
    }

    async Task<TestParts> ReadAsync(PolicyTest test, List<Unread> problems, CancellationToken cancellation)
    {
        var more = ImmutableArray.CreateBuilder<KubernetesObject>();
        foreach (var source in test.Given)
            more.AddRange(await objects.FindAllAsync(source, "given", problems, cancellation));
        ImmutableArray<KubernetesObject>.Builder? parameters = null;
        foreach (var source in test.Params ?? [])
            (parameters ??= ImmutableArray.CreateBuilder<KubernetesObject>()).AddRange(await objects.FindAllAsync(source, "params", problems, cancellation));
        return new TestParts(
            await OneAsync(test.Object, "object"),
            await OneAsync(test.OldObject, "oldObject"),
            await OneAsync(test.Review, "review"),
            test.Params is null ? null : parameters?.ToImmutable() ?? [],
            more.ToImmutable());

        async Task<KubernetesObject?> OneAsync(ObjectSource? source, string field) =>
            source is null ? null : await objects.FindOneAsync(source, field, problems, cancellation);
    }

    AdmissionRequest? RequestOf(PolicyTest test, TestParts parts, List<Unread> problems)
    {
        if (parts.Review is not { } review)
            return TestRequests.Make(test, parts.Object, parts.OldObject, _shared.Cluster.Resources);
        if (AdmissionRequests.TryRead(review, out var request, out var problem))
            return request;
        problems.Add(new Unread(test.Location.File, UnreadReason.Malformed, $"review: {problem}", test.Review?.Location));
        return null;
    }

    /// <summary>The cluster of the file with what the test says otherwise.</summary>
    TestScene SceneOf(PolicyTest test, TestParts parts, AdmissionRequest request)
    {
        var labels = test.Namespace?.Labels;
        if (parts.Given.IsEmpty && parts.Params is null && labels is null)
            return _shared;
        var kinds = TestPolicies.ParamKinds(policies);
        var inCluster = policies.Facts.AddRange(given);
        if (parts.Params is not null)
            inCluster = inCluster.RemoveAll(known => kinds.Contains(new ParamKind(known.Reference.ApiVersion, known.Reference.Kind)));
        var added = parts.Given.AddRange(parts.Params ?? []);
        if (labels is not null && TestRequests.NamespaceOf(test, request) is { Length: > 0 } name)
            added = added.Add(TestNamespaces.Make(name, labels, labels.Location));
        var names = added.Select(known => known.Reference).ToHashSet();
        return new TestScene(policies, [.. inCluster.Where(known => !names.Contains(known.Reference)), .. added], now);
    }

    /// <summary>The objects that a test names.</summary>
    sealed record TestParts(
        KubernetesObject? Object,
        KubernetesObject? OldObject,
        KubernetesObject? Review,
        ImmutableArray<KubernetesObject>? Params,
        ImmutableArray<KubernetesObject> Given);
}
