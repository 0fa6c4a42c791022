namespace Plimsoll.Policies.Testing;

public sealed class MutatorAnswersTests
{
    const string Mutator = """
        apiVersion: mutations.gatekeeper.sh/v1
        kind: Assign
        metadata: {name: no-host}
        spec:
          applyTo: [{groups: [""], versions: [v1], kinds: [Pod]}]
          location: spec.hostNetwork
          parameters: {assign: {value: false}}
        """;

    const string Expansion = """
        ---
        apiVersion: expansion.gatekeeper.sh/v1beta1
        kind: ExpansionTemplate
        metadata: {name: pods}
        spec:
          applyTo: [{groups: [""], versions: [v1], kinds: [Pod]}]
          templateSource: spec.template
          generatedGVK: {group: example.com, version: v1, kind: Made}
        """;

    [Theory]
    [InlineData("{}", "", "expect: { verdict: allow, policy: Assign, binding: no-host }")]
    [InlineData("{hostNetwork: true}", "", "expect: { verdict: allow, object: { spec: { hostNetwork: false } } }")]
    [InlineData("[]", "", "expect: { verdict: error, policy: Assign, message: spec must be an object and is a list }")]
    [InlineData("{}", Expansion, "expect: { verdict: error, policy: ExpansionTemplate, message: has no spec.template }")]
    public async Task Mutators_and_ExpansionTemplates_answer_tests_of_policies(string spec, string more, string expect)
    {
        using var folder = new TestFolder().With("x.yaml", $"{Mutator}\n{more}");

        var run = await folder.RunTestsAsync($$"""
              - name: it
                object: { apiVersion: v1, kind: Pod, metadata: { name: web }, spec: {{spec}} }
                {{expect}}
            """);

        Assert.Empty(run.Mistakes);
        Assert.Empty(run.Unread);
        Assert.Equal([], Assert.Single(run.Cases).Problems);
    }
}
