using Plimsoll.Policies.Gatekeeper;

namespace Plimsoll.Policies.Testing;

public sealed class ConstraintAnswersTests
{
    static readonly string Policies = string.Join(
        "\n---\n",
        Gate.Rego("package k8slabels\nviolation[{\"msg\": \"no label\"}] { not input.review.object.metadata.labels.app }"),
        Gate.Constraint("{match: {kinds: [{apiGroups: [''], kinds: [Pod]}]}}"),
        Gate.Constraint("{match: {kinds: [{apiGroups: [''], kinds: [Service]}]}, enforcementAction: warn}", "may"));

    [Theory]
    [InlineData("Pod", "{}", "expect: { verdict: deny, policy: K8sLabels, binding: must, message: no label }")]
    [InlineData("Pod", "{app: a}", "expect: allow")]
    [InlineData("Service", "{}", "expect: warn")]
    [InlineData("Secret", "{}", "expect: notMatched")]
    public async Task Constraints_answer_tests_of_policies(string kind, string labels, string expect)
    {
        using var folder = new TestFolder().With("x.yaml", Policies);

        var run = await folder.RunTestsAsync($$"""
              - name: it
                object: { apiVersion: v1, kind: {{kind}}, metadata: { name: web, labels: {{labels}} } }
                {{expect}}
            """);

        Assert.Empty(run.Mistakes);
        Assert.Empty(run.Unread);
        Assert.Equal([], Assert.Single(run.Cases).Problems);
    }
}
