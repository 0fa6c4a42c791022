using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Plimsoll.Model.Findings;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Testing;

public sealed class PolicyTestReadingTests
{
    const string Head = "apiVersion: plimsoll.dev/v1\nkind: PolicyTest\n";
    const string Map = "{ apiVersion: v1, kind: ConfigMap, metadata: { name: a } }";

    [Fact]
    public void Every_field_of_a_test_is_read()
    {
        var (file, unread) = Read(Head + $$"""
            metadata: { name: mine, labels: { a: b }, annotations: { c: d } }
            policies: [a.yaml, b.yaml]
            kubernetesVersion: "1.33"
            given: [c.yaml, { namespace: shop, labels: { e: f } }, {{Map}}]
            tests:
              - name: first
                object: app.yaml#Deployment/web
                patch: { a: 1 }
                oldObject: {{Map}}
                oldPatch: { b: 2 }
                operation: UPDATE
                subresource: scale
                dryRun: true
                user: { username: jo, uid: u, groups: [g], extra: { x: [z] } }
                namespace: { name: ns, labels: { l: m } }
                params: [p.yaml]
                given: g.yaml
                expect:
                  - deny
                  - { verdict: warn, policy: p, binding: b, message: m, reason: Invalid, warnings: [w], auditAnnotations: { k: v }, object: { o: 1 }, patch: { q: 2 } }
                expectObject: { r: 3 }
                expectPatch: { s: 4 }
            """);

        Assert.Empty(unread);
        Assert.Equal(("mine", "1.33", 2, 3), (file.Name, file.KubernetesVersion, file.Policies.Length, file.Given.Length));
        var test = Assert.Single(file.Tests);
        Assert.Equal(("app.yaml", "Deployment", "web"), test.Object is ObjectSource.InFile named ? (named.Path, named.Kind, named.Name) : default);
        Assert.Equal((AdmissionOperation.Update, "scale", true, "ns"), (test.Operation, test.Subresource, test.IsDryRun, test.Namespace?.Name));
        Assert.Equal(("jo", "u", "g", "z"), (test.User?.Username, test.User?.Uid, test.User?.Groups[0], test.User?.Extra["x"][0]));
        Assert.Equal(
            [ExpectedVerdict.Deny, ExpectedVerdict.Warn, null, null], test.Expectations.Select(expectation => expectation.Verdict));
        var second = test.Expectations[1];
        Assert.Equal(("p", "b", "m", "Invalid", "w", "k"),
            (second.Policy, second.Binding, second.Message?.Text, second.Reason, second.Warnings[0].Text, second.AuditAnnotations[0].Key));
        Assert.Equal((8, 5), (test.Location.Line, test.Location.Column));
    }

    [Theory]
    [InlineData("tests: []", "tests: expected a list of at least one test")]
    [InlineData("tests: 1", "tests: expected a list, found the number 1")]
    [InlineData("tests: [a]", "tests: expected a mapping with name, object and expect, found \"a\"")]
    [InlineData("test: []", "test: there is no such field")]
    [InlineData("apiVersion: plimsoll.dev/v2", "apiVersion: expected plimsoll.dev/v1, found \"plimsoll.dev/v2\"")]
    [InlineData("kubernetesVersion: 1.30", "kubernetesVersion: expected text, e.g. \"1.30\", found the number 1.30")]
    [InlineData("policies: [1]", "policies: expected text, found the number 1")]
    [InlineData("given: [{ a: b }]", "given: expected a path, or an object with apiVersion and kind, found a mapping")]
    [InlineData("given: ['a.yaml#b']", "given: expected PATH#KIND/NAME, e.g. app.yaml#Deployment/web, found \"a.yaml#b\"")]
    [InlineData("metadata: { nam: a }", "metadata.nam: there is no such field; expected one of name, labels, annotations")]
    public void A_mistake_in_a_file_is_told_with_its_place(string field, string problem)
    {
        var head = field.StartsWith("apiVersion", StringComparison.Ordinal) ? "kind: PolicyTest\n" : Head;

        var (_, unread) = Read(head + field + "\n");

        var first = unread.First(unread => unread.Detail.StartsWith(problem, StringComparison.Ordinal));
        Assert.Equal((UnreadReason.Malformed, head.Count(character => character == '\n') + 1), (first.Reason, first.Location?.Line));
    }

    [Theory]
    [InlineData("{ object: OBJECT, expect: allow }", "test.name: expected a name that says what is tested")]
    [InlineData("{ name: a, expect: allow }", "test.object: expected an object, an oldObject or a review")]
    [InlineData("{ name: a, object: OBJECT }", "test.expect: expected allow, deny, warn, audit, notMatched or error, or a mapping with verdict")]
    [InlineData("{ name: a, object: OBJECT, expect: alow }", "test.expect: expected allow, deny")]
    [InlineData("{ name: a, object: OBJECT, expect: { policy: p } }", "expect.verdict: expected allow, deny")]
    [InlineData("{ name: a, object: OBJECT, expect: { mesage: p } }", "expect.mesage: there is no such field; expected one of verdict, policy")]
    [InlineData("{ name: a, object: OBJECT, expect: { message: /(/ } }", "message: /(/ is no regular expression")]
    [InlineData("{ name: a, object: OBJECT, expect: allow, operation: DESTROY }", "test.operation: expected CREATE, UPDATE, DELETE or CONNECT, found \"DESTROY\"")]
    [InlineData("{ name: a, oldObject: OBJECT, expect: allow, patch: { a: b } }", "test.patch: expected an object that it changes")]
    [InlineData("{ name: a, object: OBJECT, oldObject: OBJECT, expect: allow, operation: CREATE }", "test.oldObject: there is none before CREATE or CONNECT")]
    [InlineData("{ name: a, object: OBJECT, oldObject: OBJECT, expect: allow, operation: DELETE }", "test.object: DELETE has one object")]
    [InlineData("{ name: a, oldObject: OBJECT, expect: allow, operation: UPDATE }", "test.operation: expected an object")]
    [InlineData("{ name: a, review: OBJECT, object: OBJECT, expect: allow }", "test.object: a review says that itself")]
    [InlineData("{ name: a, object: OBJECT, expect: allow, dryRun: 1 }", "test.dryRun: expected true or false, found the number 1")]
    [InlineData("{ name: a, object: OBJECT, expect: allow, patch: x }", "test.patch: expected a mapping, found \"x\"")]
    [InlineData("{ name: a, object: OBJECT, expect: allow, user: { name: x } }", "test.user.name: there is no such field; expected one of username")]
    public void A_mistake_in_a_test_leaves_that_test_out(string test, string problem)
    {
        var (file, unread) = Read($"{Head}tests:\n  - {{ name: good, object: {Map}, expect: allow }}\n  - {test.Replace("OBJECT", Map, StringComparison.Ordinal)}\n");

        Assert.Equal("good", Assert.Single(file.Tests).Name);
        Assert.StartsWith(problem, unread[0].Detail, StringComparison.Ordinal);
        Assert.Equal(5, unread[0].Location?.Line);
    }

    [Fact]
    public void A_name_is_used_once()
    {
        var test = $"  - {{ name: same, object: {Map}, expect: allow }}\n";

        var (file, unread) = Read($"{Head}tests:\n{test}{test}");

        Assert.Single(file.Tests);
        Assert.Contains("is the name of an earlier test too", Assert.Single(unread).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void The_number_of_problems_is_bounded()
    {
        var (_, unread) = Read($"{Head}tests:\n{string.Concat(Enumerable.Repeat("  - 1\n", 500))}");

        Assert.Equal(PolicyTestLimits.MaxProblems + 1, unread.Length);
        Assert.Equal($"{500 - PolicyTestLimits.MaxProblems} more problems of this file", unread[^1].Detail);
    }

    /// <summary>An unknown field makes the reader tell those that it knows.</summary>
    [Theory]
    [InlineData("", "zzz: 1\n")]
    [InlineData("properties/metadata", "metadata: { zzz: 1 }\n")]
    [InlineData("$defs/test", "tests: [{ name: a, zzz: 1 }]\n")]
    [InlineData("$defs/shortNamespace", "given: [{ namespace: a, zzz: 1 }]\n")]
    [InlineData("$defs/expectation", "tests: [{ name: a, expect: { zzz: 1 } }]\n")]
    [InlineData("$defs/test/properties/user/anyOf/1", "tests: [{ name: a, user: { zzz: 1 } }]\n")]
    [InlineData("$defs/test/properties/namespace/anyOf/1", "tests: [{ name: a, namespace: { zzz: 1 } }]\n")]
    public void The_schema_for_editors_knows_the_fields_that_are_read(string pointer, string text)
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root(), "docs", "schemas", "policytest.schema.json")));
        var place = pointer.Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(
            schema.RootElement, (at, step) => int.TryParse(step, CultureInfo.InvariantCulture, out var index) ? at[index] : at.GetProperty(step));

        var known = Read(Head + text).Unread.First(unread => unread.Detail.Contains("zzz: there is no such field", StringComparison.Ordinal))
            .Detail.Split("expected one of ")[1].Split(", ");

        Assert.Equal(
            known.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            place.GetProperty("properties").EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
        Assert.False(place.GetProperty("additionalProperties").GetBoolean());
    }

    static (PolicyTestFile File, ImmutableArray<Unread> Unread) Read(string text) =>
        PolicyTestReading.Read(Assert.Single(Written.Objects(text)));

    static string Root([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", ".."));
}
