using Plimsoll.Model.Policies.Suites;
using Plimsoll.Model.Policies.Testing;

namespace Plimsoll.Policies.Gatekeeper.Suites;

public sealed class SuiteRunTests
{
    [Theory]
    [InlineData("[{violations: yes}]", SuiteOutcome.Passed, "")]
    [InlineData("[{violations: no}]", SuiteOutcome.Failed, "expected no violation, got 2 violations: \"no <app>\"; \"no <team>\"")]
    [InlineData("[{violations: 2}]", SuiteOutcome.Passed, "")]
    [InlineData("[{violations: 1}]", SuiteOutcome.Failed, "expected exactly 1 violation, got 2 violations: \"no <app>\"; \"no <team>\"")]
    [InlineData("[{message: 'no <te.*>'}]", SuiteOutcome.Passed, "")]
    [InlineData("[{violations: 1, message: '<'}]", SuiteOutcome.Failed, "expected exactly 1 violation matching \"<\", got 2 violations of 2 violations: \"no <app>\"; \"no <team>\"")]
    [InlineData("[{violations: no, message: other}]", SuiteOutcome.Passed, "")]
    [InlineData("[{message: other}]", SuiteOutcome.Failed, "expected at least 1 violation matching \"other\", got none of 2 violations: \"no <app>\"; \"no <team>\"")]
    [InlineData("[{violations: 1, message: app}, {violations: 1, message: team}]", SuiteOutcome.Passed, "")]
    [InlineData("[{}]", SuiteOutcome.Passed, "")]
    [InlineData("[{violations: true}]", SuiteOutcome.Failed, "violations: expected yes, no or a number from 0, found \"true\"")]
    [InlineData("[{violations: -1}]", SuiteOutcome.Failed, "violations: expected yes, no or a number from 0, found \"-1\"")]
    [InlineData("[{message: '(a'}]", SuiteOutcome.Failed, "message: error parsing regexp: missing closing ): `(a`")]
    [InlineData("[]", SuiteOutcome.Failed, "assertions: expected at least one")]
    public async Task Assertions_decide_on_a_case(string assertions, SuiteOutcome outcome, string problem)
    {
        using var folder = new SuiteFolder().WithCase(assertions);

        var result = await folder.CaseAsync();

        Assert.Equal(outcome, result.Outcome);
        Assert.Equal(problem, string.Join("; ", result.Problems.Select(Told)));
    }

    [Fact]
    public async Task All_assertions_that_do_not_hold_are_told()
    {
        using var folder = new SuiteFolder().WithCase("[{violations: no}, {violations: 3}]");

        Assert.Equal(2, (await folder.CaseAsync()).Problems.Length);
    }

    [Theory]
    [InlineData(GatekeeperEngine.Rego, SuiteOutcome.Skipped, SuiteOutcome.Passed)]
    [InlineData(GatekeeperEngine.Cel, SuiteOutcome.Passed, SuiteOutcome.Skipped)]
    [InlineData(GatekeeperEngine.Preferred, SuiteOutcome.Passed, SuiteOutcome.Passed)]
    public async Task Templates_without_code_for_the_engine_are_skipped(GatekeeperEngine engine, SuiteOutcome cel, SuiteOutcome rego)
    {
        using var folder = new SuiteFolder().WithSuite($"{Test("template.yaml")}\n{Test("rego.yaml")}");

        Assert.Equal([cel, rego], Assert.Single(await folder.RunAsync(engine: engine)).Tests.Select(test => test.Outcome));

        static string Test(string template) =>
            $"- {{template: {template}, constraint: constraint.yaml, cases: [{{object: bare.yaml, assertions: [{{violations: yes}}]}}]}}";
    }

    [Theory]
    [InlineData("constraint: invalid.yaml, invalid: true", SuiteOutcome.Passed, "")]
    [InlineData("constraint: constraint.yaml, invalid: true", SuiteOutcome.Failed, "expected a constraint that breaks the schema of its template, got a constraint that keeps to it")]
    [InlineData("constraint: constraint.yaml", SuiteOutcome.Passed, "")]
    public async Task An_invalid_constraint_can_be_what_is_expected(string rest, SuiteOutcome outcome, string problem)
    {
        using var folder = new SuiteFolder().WithSuite($"- {{template: rego.yaml, {rest}}}");

        var test = await folder.TestAsync();

        Assert.Equal(outcome, test.Outcome);
        Assert.Equal(problem, test.Problem is null ? "" : Told(test.Problem));
    }

    [Theory]
    [InlineData("{template: rego.yaml, constraint: invalid.yaml}", SuiteOutcome.Failed, "constraint: ")]
    [InlineData("{template: rego.yaml}", SuiteOutcome.Failed, "constraint: expected the file of a constraint (constraints.gatekeeper.sh)")]
    [InlineData("{constraint: constraint.yaml}", SuiteOutcome.Failed, "template: expected the file of a ConstraintTemplate (templates.gatekeeper.sh)")]
    [InlineData("{template: bare.yaml, constraint: constraint.yaml}", SuiteOutcome.Failed, "template: ")]
    [InlineData("{template: rego.yaml, constraint: bare.yaml}", SuiteOutcome.Failed, "constraint: ")]
    [InlineData("{template: rego.yaml, constraint: constraint.yaml, expansion: bare.yaml}", SuiteOutcome.Failed, "expansion: ")]
    [InlineData("{template: broken-rego.yaml, constraint: constraint.yaml}", SuiteOutcome.Failed, "template: ")]
    [InlineData("{template: other-kind.yaml, constraint: constraint.yaml}", SuiteOutcome.Failed, "constraint: ")]
    [InlineData("{template: nope.yaml, constraint: constraint.yaml}", SuiteOutcome.NotRun, "template: ")]
    [InlineData("{template: broken.yaml, constraint: constraint.yaml}", SuiteOutcome.NotRun, "template: ")]
    public async Task A_test_that_cannot_be_used_is_told_and_the_run_goes_on(string test, SuiteOutcome outcome, string problem)
    {
        using var folder = new SuiteFolder()
            .With("broken.yaml", "a: [")
            .With("broken-rego.yaml", Gate.Rego("package k8slabels\nviolation[{\"msg\": m}] { m := nothing(1) }"))
            .With("other-kind.yaml", Gate.Deny.Replace("K8sLabels", "Other", StringComparison.Ordinal).Replace("k8slabels", "other", StringComparison.Ordinal))
            .WithSuite($"- {test}\n- {{template: rego.yaml, constraint: constraint.yaml, cases: [{{object: bare.yaml, assertions: [{{}}]}}]}}");

        var tests = Assert.Single(await folder.RunAsync()).Tests;

        Assert.Equal(outcome, tests[0].Outcome);
        Assert.StartsWith(problem, tests[0].Problem!.Got, StringComparison.Ordinal);
        Assert.Equal(SuiteOutcome.Passed, tests[1].Outcome);
    }

    [Theory]
    [InlineData("{assertions: [{}]}", SuiteOutcome.Failed, "object: expected the file of the object under review")]
    [InlineData("{object: two.yaml, assertions: [{}]}", SuiteOutcome.Failed, "object: ")]
    [InlineData("{object: nope.yaml, assertions: [{}]}", SuiteOutcome.NotRun, "object: ")]
    [InlineData("{object: empty.yaml, assertions: [{}]}", SuiteOutcome.Failed, "object: ")]
    [InlineData("{object: bare.yaml, inventory: [nope.yaml], assertions: [{}]}", SuiteOutcome.NotRun, "inventory: ")]
    [InlineData("{object: review.yaml, assertions: [{}]}", SuiteOutcome.Failed, "object: ")]
    public async Task A_case_that_cannot_be_run_is_told(string @case, SuiteOutcome outcome, string problem)
    {
        using var folder = new SuiteFolder()
            .With("two.yaml", "apiVersion: v1\nkind: ConfigMap\n---\napiVersion: v1\nkind: ConfigMap\n")
            .With("empty.yaml", "# nothing\n")
            .With("review.yaml", "apiVersion: admission.k8s.io/v1\nkind: AdmissionReview\nrequest: {uid: a}\n")
            .WithSuite($"- {{template: rego.yaml, constraint: constraint.yaml, cases: [{@case}]}}");

        var result = await folder.CaseAsync();

        Assert.Equal(outcome, result.Outcome);
        Assert.StartsWith(problem, Assert.Single(result.Problems).Got, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inventory_and_requests_reach_the_template()
    {
        using var folder = new SuiteFolder()
            .With("asking.yaml", Gate.Rego("""
                package k8slabels
                violation[{"msg": msg}] { name := data.inventory.namespace[ns]["v1"]["ConfigMap"][_].metadata.name; msg := concat("/", [ns, name]) }
                violation[{"msg": msg}] { msg := sprintf("%v by %v", [input.review.operation, input.review.userInfo.username]) }
                """))
            .With("known.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: known, namespace: shop}\n")
            .With("review.yaml", """
                apiVersion: admission.k8s.io/v1
                kind: AdmissionReview
                request:
                  operation: DELETE
                  userInfo: {username: alice}
                  oldObject: {apiVersion: v1, kind: ConfigMap, metadata: {name: old}}
                """)
            .WithSuite("""
                - name: asking
                  template: asking.yaml
                  constraint: constraint.yaml
                  cases:
                  - {object: review.yaml, inventory: [known.yaml], assertions: [{violations: 1, message: ^shop/known$}, {violations: 1, message: DELETE by alice}]}
                """);

        Assert.Empty((await folder.CaseAsync()).Problems);
    }

    [Fact]
    public async Task What_an_object_makes_is_reviewed_by_an_expansion()
    {
        using var folder = new SuiteFolder()
            .With("expansion.yaml", """
                apiVersion: expansion.gatekeeper.sh/v1beta1
                kind: ExpansionTemplate
                metadata: {name: maps}
                spec:
                  applyTo: [{groups: [example.com], kinds: [Maker], versions: [v1]}]
                  templateSource: spec.template
                  generatedGVK: {group: "", version: v1, kind: ConfigMap}
                """)
            .With("maker.yaml", "apiVersion: example.com/v1\nkind: Maker\nmetadata: {name: maker, labels: {team: a, app: b}}\nspec: {template: {metadata: {labels: {team: a}}}}\n")
            .WithSuite("- {template: rego.yaml, constraint: constraint.yaml, expansion: expansion.yaml, cases: [{object: maker.yaml, assertions: [{violations: 1}]}]}");

        Assert.Equal(["[Implied by maps] no <app>"], (await folder.CaseAsync()).Violations);
    }

    [Theory]
    [InlineData("", "passed passed skipped | skipped")]
    [InlineData("bare", "passed skipped skipped | skipped")]
    [InlineData("^one$", "passed passed skipped | skipped")]
    [InlineData("one//both", "skipped passed skipped | skipped")]
    [InlineData("two//", "skipped | skipped")]
    public async Task Skips_and_filters_leave_tests_and_cases_out(string filter, string outcomes)
    {
        using var folder = new SuiteFolder().WithSuite("""
            - name: one
              template: rego.yaml
              constraint: constraint.yaml
              cases:
              - {name: bare, object: bare.yaml, assertions: [{violations: 2}]}
              - {name: both, object: both.yaml, assertions: [{violations: no}]}
              - {name: left out, skip: true}
            - {name: two, skip: true, template: nope.yaml}
            """);

        var tests = Assert.Single(await folder.RunAsync(filter)).Tests;

        Assert.Equal(outcomes, string.Join(" | ", tests.Select(test => test.Cases.IsEmpty ? Word(test.Outcome) : string.Join(' ', test.Cases.Select(@case => Word(@case.Outcome))))));
    }

    [Fact]
    public async Task A_whole_Suite_can_be_skipped()
    {
        using var folder = new SuiteFolder().With("suite.yaml", "apiVersion: test.gatekeeper.sh/v1alpha1\nkind: Suite\nskip: true\ntests: [{template: nope.yaml}]\n");

        var suite = Assert.Single(await folder.RunAsync());

        Assert.True(suite.IsSkipped);
        Assert.Equal(("suite.yaml", SuiteOutcome.Skipped), (suite.Name, suite.Outcome));
    }

    static string Told(TestProblem problem) => problem.Expected.Length == 0 ? problem.Got : $"expected {problem.Expected}, got {problem.Got}";

    static string Word(SuiteOutcome outcome) => outcome.ToString().ToLowerInvariant();
}
