using System.Collections.Immutable;
using Plimsoll.Cel.Kubernetes;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies.Benchmarks;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Gatekeeper.Benchmarks;

/// <summary>Measures how fast constraints answer: every object is reviewed by all of them, again and again, on one thread.</summary>
/// <param name="version">The Kubernetes version that decides which functions CEL may call.</param>
/// <param name="time">The clock.</param>
/// <remarks>As gator bench does: the objects are also <c>data.inventory</c>, and the first rounds are not counted.</remarks>
public sealed class GatekeeperBenchmark(KubernetesVersion version, TimeProvider time)
{
    /// <summary>Rounds over all objects that are not counted.</summary>
    const int Warmup = 3;

    /// <summary>Reviews that are measured at most, all rounds together: each takes eight bytes of memory until the end.</summary>
    public const int MaxReviews = 50_000_000;

    /// <summary>Measures one engine.</summary>
    /// <param name="documents">Templates, constraints and objects.</param>
    /// <param name="engine">The engine; <see cref="GatekeeperEngine.Preferred"/> is none.</param>
    /// <param name="iterations">How often each object is reviewed, from 1.</param>
    /// <param name="cancellation">Ends the measurement.</param>
    /// <returns>What was measured, <c>null</c> where there is no constraint for the engine; and what could not be used.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are more reviews than <see cref="MaxReviews"/>.</exception>
    public (EngineBenchmark? Benchmark, ImmutableArray<Unread> Unread) Run(
        ImmutableArray<KubernetesObject> documents, GatekeeperEngine engine, int iterations, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(iterations, 1);
        var objects = ObjectsAmong(documents);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)objects.Length * iterations, MaxReviews, nameof(iterations));
        var usable = WithCodeFor(documents, engine);
        var start = time.GetTimestamp();
        var policies = GatekeeperPolicies.Read(usable, version, engine);
        var compile = time.GetElapsedTime(start);
        ImmutableArray<Unread> unread = [.. policies.Issues.Select(issue => issue.AsUnread()), .. policies.NotEvaluated];
        if (policies.Constraints.IsEmpty || objects.IsEmpty)
            return (null, unread);

        var data = ReferentialData.From(objects);
        var requests = objects.Select(GatekeeperRequests.Of).ToArray();
        var violations = 0;
        for (var round = 0; round < Warmup; round++)
            violations = requests.Sum(request => Review(policies, request, data, cancellation));
        var latencies = new TimeSpan[requests.Length * iterations];
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var began = time.GetTimestamp();
        for (var i = 0; i < latencies.Length; i++)
        {
            var before = time.GetTimestamp();
            Review(policies, requests[i % requests.Length], data, cancellation);
            latencies[i] = time.GetElapsedTime(before);
        }

        var total = time.GetElapsedTime(began);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        return (new EngineBenchmark(
            NameOf(engine), policies.Templates.Length, policies.Constraints.Length, requests.Length, iterations,
            compile, total, LatencySpread.Of(latencies), allocated / latencies.Length, violations), unread);
    }

    /// <summary>The objects that are reviewed: those that are no policies.</summary>
    /// <param name="documents">Templates, constraints and objects.</param>
    public static ImmutableArray<KubernetesObject> ObjectsAmong(ImmutableArray<KubernetesObject> documents) =>
        [.. documents.Where(document => !PolicySet.IsPolicy(document))];

    /// <summary>The name of an engine in reports.</summary>
    static string NameOf(GatekeeperEngine engine) => engine == GatekeeperEngine.Cel ? "cel" : "rego";

    static int Review(GatekeeperPolicies policies, AdmissionRequest request, ReferentialData data, CancellationToken cancellation) =>
        policies.Review(request, data, new GatekeeperReviewOptions { IsObjectOnly = true }, cancellation).Length;

    /// <summary>The documents without templates that have no code for an engine, and without their constraints.</summary>
    static IEnumerable<KubernetesObject> WithCodeFor(ImmutableArray<KubernetesObject> documents, GatekeeperEngine engine)
    {
        var others = documents
            .Where(document => GatekeeperKinds.Of(document) == GatekeeperKind.Template && !TemplateCode.IsFor(document, engine))
            .ToHashSet(ReferenceEqualityComparer.Instance);
        var kinds = others.Cast<KubernetesObject>().Select(TemplateReading.KindOf).ToHashSet(StringComparer.Ordinal);
        return documents.Where(document => GatekeeperKinds.Of(document) switch
        {
            GatekeeperKind.Template => !others.Contains(document),
            GatekeeperKind.Constraint => !kinds.Contains(document.Reference.Kind),
            _ => true,
        });
    }
}
