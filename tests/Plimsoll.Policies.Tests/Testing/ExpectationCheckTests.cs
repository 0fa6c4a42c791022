using Plimsoll.Model.Policies.Testing;

namespace Plimsoll.Policies.Testing;

public sealed class ExpectationCheckTests
{
    /// <summary>Two bindings of one policy, one that denies and one that warns and records.</summary>
    const string TwoBindings = TestFolder.NoX + """
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicyBinding
        metadata: { name: strict }
        spec: { policyName: no-x, validationActions: [Deny], matchResources: { objectSelector: { matchLabels: { strict: "yes" } } } }
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicyBinding
        metadata: { name: soft }
        spec: { policyName: no-x, validationActions: [Warn, Audit] }
        """;

    const string Mutating = """
        apiVersion: admissionregistration.k8s.io/v1
        kind: MutatingAdmissionPolicy
        metadata: { name: adds }
        spec:
          reinvocationPolicy: Never
          matchConstraints:
            resourceRules: [{ apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [configmaps] }]
          matchConditions: [{ name: not-y, expression: "object.metadata.name != 'why'" }]
          mutations:
            - patchType: ApplyConfiguration
              applyConfiguration: { expression: "Object{data: {'added': object.metadata.name == 'z' ? string(1/0) : '1'}}" }
        """;

    [Theory]
    [InlineData("a", "expect: allow")]
    [InlineData("x", "expect: deny")]
    [InlineData("x", "expect: { verdict: deny, message: X has, reason: Forbidden }")]
    [InlineData("x", "expect: { message: '/^X has an X$/' }")]
    [InlineData("x", "expect: { verdict: deny, policy: no-x, binding: no-x }")]
    [InlineData("x", "expect: { auditAnnotations: { name: x } }")]
    [InlineData("x", "expect: { auditAnnotations: { no-x/name: '/^x$/' } }")]
    [InlineData("x", "expect: [deny, { reason: Forbidden }]")]
    [InlineData("x", "expect: notMatched\npatch: { metadata: { labels: { skip: now } } }")]
    [InlineData("x", "expect: notMatched\noperation: DELETE")]
    public async Task What_comes_as_expected_passes(string name, string rest) =>
        Assert.Equal([], (await TestFolder.CaseAsync(name, rest)).Problems);

    [Theory]
    [InlineData("a", "expect: deny", "deny", "allow by no-x")]
    [InlineData("x", "expect: allow", "allow", "deny by no-x (Forbidden): \"X has an X\"")]
    [InlineData("x", "expect: warn", "warn", "deny by no-x (Forbidden): \"X has an X\"")]
    [InlineData("x", "expect: error", "error", "deny by no-x (Forbidden): \"X has an X\"")]
    [InlineData("x", "expect: notMatched", "notMatched", "deny by no-x (Forbidden): \"X has an X\"")]
    [InlineData("x", "expect: { verdict: deny, message: ZZ }", "deny with a message containing \"ZZ\"", "deny by no-x (Forbidden): \"X has an X\"")]
    [InlineData("x", "expect: { verdict: deny, message: /Y/, reason: Invalid }", "deny with a message matching /Y/, reason Invalid", "deny by no-x (Forbidden): \"X has an X\"")]
    [InlineData("x", "expect: { verdict: deny, binding: other }", "deny with binding other", "notMatched: no policy is about CREATE of configmaps in namespace default")]
    [InlineData("x", "expect: { verdict: deny, policy: other }", "policy other", "there is no such policy; under test: no-x")]
    [InlineData("x", "expect: { warnings: careful }", "a warning containing \"careful\"", "no warning")]
    [InlineData("x", "expect: { auditAnnotations: { name: zz } }", "audit annotation name containing \"zz\"", "\"x\"")]
    [InlineData("x", "expect: { auditAnnotations: { nom: zz } }", "audit annotation nom containing \"zz\"", "none of that key; there are no-x/name")]
    [InlineData("x", "expect: deny\npatch: { metadata: { labels: { skip: now } } }", "deny", "notMatched: no-x: its match condition not-skipped is false")]
    [InlineData("x", "expect: deny\noperation: DELETE", "deny", "notMatched: no policy is about DELETE of configmaps in namespace default")]
    [InlineData("x", "expectObject: {}\noperation: DELETE", "an object", "none: DELETE leaves no object")]
    public async Task What_comes_instead_is_told(string name, string rest, string expected, string got)
    {
        var test = await TestFolder.CaseAsync(name, rest);

        Assert.Equal(PolicyTestResult.Failed, test.Result);
        Assert.Equal((expected, got), (test.Problems[0].Expected, test.Problems[0].Got));
        Assert.True(test.Problems[0].Location.Line > 4);
    }

    [Theory]
    [InlineData("expect: warn", true)]
    [InlineData("expect: audit", true)]
    [InlineData("expect: deny", false)]
    [InlineData("expect: { verdict: warn, warnings: \"ValidatingAdmissionPolicy 'no-x' with binding 'soft': X has an X\" }", true)]
    [InlineData("expect: { auditAnnotations: { validation.policy.admission.k8s.io/validation_failure: X has an X } }", true)]
    [InlineData("expect: deny\npatch: { metadata: { labels: { strict: \"yes\" } } }", true)]
    [InlineData("expect: warn\npatch: { metadata: { labels: { strict: \"yes\" } } }", false)]
    [InlineData("expect: { binding: soft, verdict: warn }\npatch: { metadata: { labels: { strict: \"yes\" } } }", true)]
    public async Task The_actions_of_the_bindings_count(string rest, bool passes) =>
        Assert.Equal(passes, (await TestFolder.CaseAsync("x", rest, TwoBindings)).Problems.IsEmpty);

    [Theory]
    [InlineData("a", "expect: allow", "")]
    [InlineData("a", "expectPatch: { data: { added: \"1\" } }", "")]
    [InlineData("a", "expectObject: { data: { added: \"1\" }, metadata: { labels: null } }", "")]
    [InlineData("why", "expect: notMatched\nexpectPatch: {}", "")]
    [InlineData("z", "expect: { verdict: error, message: divi }", "")]
    [InlineData("z", "expect: allow", "error by adds: \"expression")]
    [InlineData("why", "expect: allow", "notMatched: adds: its match condition not-y is false")]
    [InlineData("a", "expectPatch: {}", "{\"added\":\"1\"}")]
    [InlineData("a", "expectPatch: { data: { added: \"2\" } }", "\"1\"")]
    [InlineData("a", "expectObject: { data: { added: 1 } }", "\"1\"")]
    [InlineData("a", "expect: { object: { data: { other: x } } }", "nothing")]
    public async Task Mutations_are_compared_with_what_they_should_make(string name, string rest, string got)
    {
        var test = await TestFolder.CaseAsync(name, rest, Mutating);

        Assert.StartsWith(got, test.Problems.Select(problem => problem.Got).FirstOrDefault(""), StringComparison.Ordinal);
        Assert.Equal(got.Length == 0, test.Problems.IsEmpty);
    }

    [Fact]
    public async Task An_object_that_differs_because_a_mutation_failed_is_told_with_the_error()
    {
        var test = await TestFolder.CaseAsync("z", "expectPatch: { data: { added: \"1\" } }", Mutating);

        Assert.Equal("mutations without errors", test.Problems[^1].Expected);
        Assert.Contains("division by zero", test.Problems[^1].Got, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_that_is_ignored_is_still_an_error_in_a_test()
    {
        const string Ignoring = """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicy
            metadata: { name: ignoring }
            spec:
              failurePolicy: Ignore
              matchConstraints:
                resourceRules: [{ apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [configmaps] }]
              validations: [{ expression: "object.data.missing == ''" }]
            """;

        var test = await TestFolder.CaseAsync("a", "expect: allow", Ignoring);

        Assert.StartsWith("error by ignoring", test.Problems[0].Got, StringComparison.Ordinal);
        Assert.Contains("no such key: data", test.Problems[0].Got, StringComparison.Ordinal);
    }
}
