using System.Collections.Immutable;

namespace Plimsoll.Policies.Gatekeeper;

public sealed class ConstraintEvaluationTests
{
    const string Pod = "{apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop, labels: {app: web}}}";

    [Fact]
    public void Rego_sees_the_review_and_the_parameters()
    {
        var result = Assert.Single(Review("""
            violation[{"msg": msg, "details": {"missing": missing}}] {
              wanted := {l | l := input.parameters.labels[_]}
              missing := wanted - {l | input.review.object.metadata.labels[l]}
              count(missing) > 0
              msg := sprintf("%v in %v: missing %v", [input.review.kind.kind, input.review.namespace, missing])
            }
            """, "{parameters: {labels: [app, team]}}"));

        Assert.Equal("""Pod in shop: missing {"team"}""", result.Message);
        Assert.Equal("""{"missing": {"team"}}""", result.Details!.ToString());
        Assert.Equal(GatekeeperOutcome.Violation, result.Outcome);
    }

    [Fact]
    public void Without_parameters_there_is_an_empty_object() =>
        Assert.Single(Review("violation[{\"msg\": \"none\"}] { input.parameters == {} }"));

    [Fact]
    public void Violations_are_told_apart_by_message_and_details()
    {
        var results = Review("""
            violation[{"msg": "same", "field": x}] { x := [1, 2][_] }
            violation[{"msg": "same", "details": {"n": x}}] { x := [1, 2][_] }
            """);

        Assert.Equal(["""{"n": 1}""", """{"n": 2}""", "{}"], results.Select(result => result.Details!.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_violation_without_a_message_is_none() => Assert.Empty(Review("violation[{\"message\": \"m\"}] { true }"));

    [Fact]
    public void A_message_that_is_no_text_is_a_failure()
    {
        var result = Assert.Single(Review("violation[{\"msg\": 1}] { true }"));

        Assert.Equal((GatekeeperOutcome.Failure, "the msg of a violation must be a string, not number"), (result.Outcome, result.Message));
    }

    [Fact]
    public void An_evaluation_that_fails_is_a_result_with_its_line()
    {
        var result = Assert.Single(Review("violation[{\"msg\": x}] { x := f(1) }\nf(x) = \"a\" { x > 0 }\nf(x) = \"b\" { x > 0 }"));

        Assert.Equal(GatekeeperOutcome.Failure, result.Outcome);
        Assert.Contains("eval_conflict_error", result.Message, StringComparison.Ordinal);
        Assert.InRange(result.Location!.Line, 14, 16);
    }

    [Theory]
    [InlineData("print(\"one\")")]
    [InlineData("print(\"two\", 2)")]
    [InlineData("print(\"undefined\", input.review.object.nothing)")]
    public void What_is_printed_decides_nothing(string print) =>
        Assert.Single(Review($"violation[{{\"msg\": \"m\"}}] {{ {print} }}"));

    [Fact]
    public void An_evaluation_without_end_ends()
    {
        var result = Assert.Single(Review(
            "violation[{\"msg\": \"m\"}] { n := numbers.range(1, 100000); count([1 | a := n[_]; b := n[_]; a == b]) == 0 }"));

        Assert.Equal(GatekeeperOutcome.Failure, result.Outcome);
        Assert.Contains("the evaluation takes", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_violations_are_counted_and_not_told()
    {
        var results = Review("violation[{\"msg\": sprintf(\"%v\", [x])}] { x := numbers.range(1, 2000)[_] }");

        Assert.Equal((1001, GatekeeperOutcome.Failure), (results.Length, results[^1].Outcome));
    }

    [Fact]
    public void Other_objects_are_asked_through_the_inventory()
    {
        const string Unique = """
            violation[{"msg": sprintf("%v has that host too", [other])}] {
              data.inventory.namespace[_]["networking.k8s.io/v1"].Ingress[other].spec.rules[_].host == input.review.object.spec.rules[_].host
            }
            """;
        const string Ingress = "{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: first, namespace: a}, spec: {rules: [{host: example.com}]}}";

        var results = Policies(Unique).Review(Ingress.Replace("first", "second", StringComparison.Ordinal), Ingress);

        Assert.Equal("first has that host too", Assert.Single(results).Message);
    }

    [Fact]
    public void One_set_of_policies_serves_many_threads()
    {
        var policies = Policies("violation[{\"msg\": input.review.object.metadata.name}] { true }");

        var messages = Enumerable.Range(0, 200).AsParallel()
            .SelectMany(i => policies.Review($"{{apiVersion: v1, kind: Pod, metadata: {{name: p{i}}}}}"))
            .Select(result => result.Message);

        Assert.Equal(200, messages.Distinct().Count());
    }

    static ImmutableArray<GatekeeperResult> Review(string rego, string spec = "{}") => Policies(rego, spec).Review(Pod);

    static GatekeeperPolicies Policies(string rego, string spec = "{}") =>
        Gate.Valid(Gate.Rego("package k8slabels\n" + rego), Gate.Constraint(spec));
}
