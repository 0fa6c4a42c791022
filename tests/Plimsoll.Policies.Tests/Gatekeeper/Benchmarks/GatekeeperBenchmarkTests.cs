using Plimsoll.Cel.Kubernetes;

namespace Plimsoll.Policies.Gatekeeper.Benchmarks;

public sealed class GatekeeperBenchmarkTests
{
    static readonly string Documents = string.Join(
        "\n---\n",
        Gate.Deny,
        Gate.Constraint(),
        Gate.Rego("package k8sother\nviolation[{\"msg\": \"no\"}] { true }").Replace("K8sLabels", "K8sOther", StringComparison.Ordinal).Replace("k8slabels", "k8sother", StringComparison.Ordinal),
        Gate.Constraint().Replace("K8sLabels", "K8sOther", StringComparison.Ordinal),
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}",
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: b}");

    [Theory]
    [InlineData(GatekeeperEngine.Rego, "rego")]
    [InlineData(GatekeeperEngine.Cel, "cel")]
    public void An_engine_is_measured_by_the_templates_with_code_for_it(GatekeeperEngine engine, string name)
    {
        var (benchmark, unread) = new GatekeeperBenchmark(KubernetesVersion.Newest, TimeProvider.System)
            .Run(Written.Objects(Documents), engine, 5, TestContext.Current.CancellationToken);

        Assert.Empty(unread);
        Assert.NotNull(benchmark);
        Assert.Equal((name, 1, 1, 2, 5, 10, 2), (benchmark.Engine, benchmark.Templates, benchmark.Constraints, benchmark.Objects, benchmark.Iterations, benchmark.Reviews, benchmark.Violations));
        Assert.True(benchmark.Latencies.P50 <= benchmark.Latencies.P99 && benchmark.Latencies.P99 <= benchmark.Latencies.Longest);
        Assert.InRange(benchmark.BytesPerReview, 1, 1_000_000);
        Assert.True(benchmark.ReviewsPerSecond > 0);
    }

    [Fact]
    public void Without_a_constraint_there_is_nothing_to_measure()
    {
        var (benchmark, unread) = new GatekeeperBenchmark(KubernetesVersion.Newest, TimeProvider.System)
            .Run(Written.Objects($"{Gate.Constraint()}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {{name: a}}"), GatekeeperEngine.Rego, 1, TestContext.Current.CancellationToken);

        Assert.Null(benchmark);
        Assert.Contains("there is no ConstraintTemplate", Assert.Single(unread).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void The_number_of_reviews_has_a_limit() => Assert.Throws<ArgumentOutOfRangeException>(() =>
        new GatekeeperBenchmark(KubernetesVersion.Newest, TimeProvider.System)
            .Run(Written.Objects(Documents), GatekeeperEngine.Rego, GatekeeperBenchmark.MaxReviews, TestContext.Current.CancellationToken));
}
