using Plimsoll.Model.Policies.Testing;

namespace Plimsoll.Policies.Testing;

public sealed class PolicyTestSuiteRunTests
{
    /// <summary>Asks for a limit among the parameters, the namespace's label, the user and what was before.</summary>
    const string Asking = """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicy
        metadata: { name: asking }
        spec:
          paramKind: { apiVersion: v1, kind: Secret }
          matchConstraints:
            resourceRules: [{ apiGroups: [""], apiVersions: [v1], operations: ["*"], resources: [configmaps, configmaps/status] }]
          validations:
            - { expression: "false", messageExpression: "request.operation + ' ' + request.userInfo.username + ' ' + request.namespace + ' ' + namespaceObject.metadata.?labels.stage.orValue('-') + ' ' + params.?data.limit.orValue('-') + ' ' + (oldObject == null ? '-' : oldObject.?data.a.orValue('?')) + ' ' + (object == null ? '-' : object.?data.a.orValue('?')) + ' ' + string(request.dryRun) + ' ' + request.?subResource.orValue('')" }
        """;

    const string Given = """
        given:
          - { namespace: shop, labels: { stage: production } }
          - { apiVersion: v1, kind: Secret, metadata: { name: one, namespace: default }, data: { limit: "1" } }
          - { apiVersion: v1, kind: Secret, metadata: { name: two, namespace: shop }, data: { limit: "2" } }
        """;

    const string Object = "object: { apiVersion: v1, kind: ConfigMap, metadata: { name: m }, data: { a: new } }";

    [Theory]
    [InlineData("", "CREATE kubernetes-admin default - 1 - new false ")]
    [InlineData("namespace: shop", "CREATE kubernetes-admin shop production 2 - new false ")]
    [InlineData("namespace: { name: shop, labels: { stage: test } }", "CREATE kubernetes-admin shop test 2 - new false ")]
    [InlineData("namespace: { labels: { stage: test } }", "CREATE kubernetes-admin default test 1 - new false ")]
    [InlineData("given: { namespace: default, labels: { stage: given } }", "CREATE kubernetes-admin default given 1 - new false ")]
    [InlineData("params: { apiVersion: v1, kind: Secret, metadata: { name: p }, data: { limit: \"7\" } }", "CREATE kubernetes-admin default - 7 - new false ")]
    [InlineData("user: jo", "CREATE jo default - 1 - new false ")]
    [InlineData("user: { username: jo, groups: [a] }", "CREATE jo default - 1 - new false ")]
    [InlineData("operation: UPDATE", "UPDATE kubernetes-admin default - 1 new new false ")]
    [InlineData("operation: UPDATE\npatch: { data: { a: newer } }", "UPDATE kubernetes-admin default - 1 new newer false ")]
    [InlineData("oldPatch: { data: { a: older } }", "UPDATE kubernetes-admin default - 1 older new false ")]
    [InlineData("patch: { data: { a: null } }", "CREATE kubernetes-admin default - 1 - ? false ")]
    [InlineData("oldObject: { apiVersion: v1, kind: ConfigMap, metadata: { name: m }, data: { a: old } }", "UPDATE kubernetes-admin default - 1 old new false ")]
    [InlineData("operation: DELETE", "DELETE kubernetes-admin default - 1 new - false ")]
    [InlineData("dryRun: true", "CREATE kubernetes-admin default - 1 - new true ")]
    [InlineData("subresource: status", "CREATE kubernetes-admin default - 1 - new false status")]
    public async Task The_request_and_the_cluster_are_what_the_test_says(string fields, string expected)
    {
        var test = await RunAsync($"{Object}\n{fields}");

        Assert.True(test.Result == PolicyTestResult.Failed, test.ToString());
        Assert.Contains($"\"{expected.Trim()}\"", Assert.Single(test.Problems).Got, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_review_is_the_request_itself()
    {
        var test = await RunAsync("""
            review:
              apiVersion: admission.k8s.io/v1
              kind: AdmissionReview
              request:
                kind: { group: "", version: v1, kind: ConfigMap }
                resource: { group: "", version: v1, resource: configmaps }
                operation: CREATE
                namespace: shop
                userInfo: { username: ci }
                object: { apiVersion: v1, kind: ConfigMap, metadata: { name: m, namespace: shop }, data: { a: b } }
            """);

        Assert.Contains("CREATE ci shop production 2 - b false", test.Problems[0].Got, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("object: nowhere.yaml", "object: ", "no such file")]
    [InlineData("object: two.yaml", "two.yaml holds 2 objects (ConfigMap/a, ConfigMap/b): expected PATH#KIND/NAME", "")]
    [InlineData("object: two.yaml#ConfigMap/c", "there is no ConfigMap/c in ", "two.yaml")]
    [InlineData("object: broken.yaml", "broken.yaml:2", "")]
    [InlineData("object: two.yaml#ConfigMap/a\ngiven: nowhere.yaml", "given: ", "no such file")]
    [InlineData("review: { apiVersion: admission.k8s.io/v1, kind: AdmissionReview }", "an AdmissionReview must have a request", "")]
    public async Task A_test_whose_objects_cannot_be_read_is_not_run(string fields, string problem, string more)
    {
        var test = await RunAsync(fields);

        Assert.Equal(PolicyTestResult.NotRun, test.Result);
        Assert.Contains(problem, test.Problems[0].Got, StringComparison.Ordinal);
        Assert.Contains(more, test.Problems[0].Got, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_params_the_binding_that_the_test_makes_up_is_an_error()
    {
        var test = await RunAsync($"{Object}\nparams: []");

        Assert.Contains("error by asking", test.Problems[0].Got, StringComparison.Ordinal);
        Assert.Contains("no params found", test.Problems[0].Got, StringComparison.Ordinal);
    }

    static async Task<PolicyTestCase> RunAsync(string fields)
    {
        using var folder = new TestFolder()
            .With("x.yaml", Asking)
            .With("broken.yaml", "kind: [\n")
            .With("two.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: b }\n");
        var run = await folder.RunTestsAsync($"  - name: it\n    expect: allow\n    {fields.Replace("\n", "\n    ", StringComparison.Ordinal)}\n{Given}\n");
        Assert.Empty(run.Mistakes);
        return Assert.Single(run.Cases);
    }
}
