using Plimsoll.Model.Policies.Testing;

namespace Plimsoll.Policies.Testing;

public sealed class PolicyAnswersTests
{
    const string PodsOnly = """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicy
        metadata: { name: pods-only }
        spec:
          matchConstraints:
            resourceRules: [{ apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods] }]
          validations: [{ expression: "object.spec.containers.all(c, c.image != 'bad')", message: bad image }]

        """;

    const string Staged = """
        apiVersion: plimsoll.dev/v1
        kind: Policy
        metadata: { name: staged }
        spec:
          stages: [deploy]
          severity: High
          validationActions: [Warn]
          matchConditions: [{ name: not-jobs, expression: "workload.kind != 'Job'" }]
          validations:
            - { expression: "images.all(i, i.tag != 'latest')", message: no latest }
            - { expression: "images.all(i, i.packages.size() > 0)" }

        """;

    [Theory]
    [InlineData("bad", "expect: { verdict: deny, message: bad image }", PodsOnly)]
    [InlineData("good", "expect: allow", PodsOnly)]
    [InlineData("good:1", "expect: { verdict: error, message: packages of image good:1 is not known }", Staged)]
    [InlineData("good", "expect: [{ message: no latest }, { warnings: \"Policy 'staged': no latest\" }, error]", Staged)]
    public async Task Pods_of_workloads_and_policies_of_our_own_kind_answer(string image, string expect, string policies)
    {
        using var folder = new TestFolder().With("x.yaml", policies);

        var run = await folder.RunTestsAsync($$"""
              - name: it
                object:
                  apiVersion: apps/v1
                  kind: Deployment
                  metadata: { name: web }
                  spec: { selector: { matchLabels: { a: b } }, template: { metadata: { labels: { a: b } }, spec: { containers: [{ name: c, image: "{{image}}" }] } } }
                {{expect}}
            """);

        Assert.Empty(run.Mistakes);
        Assert.Empty(run.Unread);
        Assert.Equal([], Assert.Single(run.Cases).Problems);
    }

    [Fact]
    public async Task A_policy_of_our_own_kind_is_traced_with_its_images()
    {
        using var folder = new TestFolder().With("x.yaml", Staged);

        var run = await folder.RunTestsAsync(
            "  - { name: it, object: { apiVersion: v1, kind: Pod, metadata: { name: p }, spec: { containers: [{ name: c, image: web }] } }, expect: allow }");

        var traces = Assert.Single(run.Cases).Explanations;
        Assert.Equal(["validations[1]", "validations[0]"], traces.Select(trace => trace.Field));
        Assert.Contains(traces[1].Parts, part => part is { Text: "i.tag", Value: "\"latest\"" });
    }

    [Fact]
    public async Task A_match_condition_of_our_own_kind_skips()
    {
        using var folder = new TestFolder().With("x.yaml", Staged);

        var run = await folder.RunTestsAsync(
            "  - { name: it, object: { apiVersion: batch/v1, kind: Job, metadata: { name: p }, spec: { template: { spec: { containers: [{ name: c, image: web }] } } } }, expect: notMatched }");

        Assert.Equal(PolicyTestResult.Passed, Assert.Single(run.Cases).Result);
        Assert.Equal(1, run.Coverage.Single(expression => expression.Field == "matchConditions[0]").Failures);
    }
}
