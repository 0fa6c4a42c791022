namespace Plimsoll.Policies.AdmissionPolicies;

public sealed class ParamLookupTests
{
    const string MapKind = "paramKind: {apiVersion: v1, kind: ConfigMap}\n";
    const string Limits = "{apiVersion: v1, kind: ConfigMap, metadata: {name: limits, namespace: default, labels: {env: prod}}, data: {max: '1'}}";
    const string Stricter = "{apiVersion: v1, kind: ConfigMap, metadata: {name: stricter, namespace: default, labels: {env: prod}}, data: {max: '0'}}";
    const string Elsewhere = "{apiVersion: v1, kind: ConfigMap, metadata: {name: limits, namespace: policies}, data: {max: '0'}}";
    const string TooMany = "validations: [{expression: 'size(object.spec.containers) <= int(params.data.max)', messageExpression: \"'at most ' + params.data.max\"}]";

    [Theory]
    [InlineData("{name: limits, parameterNotFoundAction: Deny}", "")]
    [InlineData("{name: limits, namespace: policies, parameterNotFoundAction: Deny}", "at most 0")]
    [InlineData("{selector: {matchLabels: {env: prod}}, parameterNotFoundAction: Deny}", "at most 0")]
    [InlineData("{selector: {matchExpressions: [{key: env, operator: NotIn, values: [prod]}]}, namespace: policies, parameterNotFoundAction: Deny}", "at most 0")]
    [InlineData("{selector: {matchLabels: {env: test}}, parameterNotFoundAction: Allow}", "")]
    [InlineData("{selector: {matchLabels: {env: test}}, parameterNotFoundAction: Deny}",
        "failed to configure binding: no params found for policy binding with `Deny` parameterNotFoundAction")]
    [InlineData("{name: other, parameterNotFoundAction: Allow}", "")]
    [InlineData("{name: other, parameterNotFoundAction: Deny}",
        "failed to configure binding: no params found for policy binding with `Deny` parameterNotFoundAction")]
    public async Task Parameters_are_found_by_name_or_selector_in_the_namespace_of_the_request_or_in_a_named_one(string reference, string message)
    {
        var cluster = await Cluster.ValidAsync(Cluster.Policy(MapKind + TooMany, binding: $"paramRef: {reference}"), Limits, Stricter, Elsewhere);

        var result = await cluster.ReviewAsync(Cluster.Pod());

        Assert.Equal(message.Length == 0 ? "" : $"ValidatingAdmissionPolicy 'p' with binding 'b' denied request: {message}", result.Message);
    }

    [Fact]
    public async Task Every_object_that_a_selector_finds_is_a_review_of_its_own()
    {
        var cluster = await Cluster.ValidAsync(
            Cluster.Policy(MapKind + TooMany, binding: "paramRef: {selector: {}, parameterNotFoundAction: Deny}"), Limits, Stricter, Elsewhere);

        var result = await cluster.ReviewAsync(Cluster.Pod());

        Assert.Equal(
            [("limits", false), ("stricter", true)],
            result.Reviews.Select(review => (review.Param!.Name, review.IsDenied)));
    }

    [Theory]
    [InlineData("failurePolicy: Fail\n", "[Warn]", false)]
    [InlineData("failurePolicy: Ignore\n", "[Deny]", true)]
    public async Task Missing_parameters_follow_the_failure_policy_and_never_the_actions(string failurePolicy, string actions, bool isAllowed)
    {
        var cluster = await Cluster.ValidAsync(
            Cluster.Policy(failurePolicy + MapKind + TooMany, actions, "paramRef: {name: other, parameterNotFoundAction: Deny}"));

        var result = await cluster.ReviewAsync(Cluster.Pod());

        Assert.Equal(isAllowed, result.IsAllowed);
        Assert.Empty(result.Warnings);
        Assert.True(Assert.Single(result.Reviews).IsMisconfigured);
    }

    [Theory]
    [InlineData("{name: strict, parameterNotFoundAction: Deny}", "'p' with binding 'b' denied request: failed expression: params.max > 1")]
    [InlineData("{name: strict, namespace: default, parameterNotFoundAction: Deny}",
        "failed to configure binding: paramRef.namespace must not be provided for a cluster-scoped `paramKind`")]
    public async Task Cluster_scoped_parameters_have_no_namespace(string reference, string message)
    {
        const string definition = """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: limits.a.example}
            spec:
              group: a.example
              names: {kind: Limit, plural: limits}
              scope: Cluster
              versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, properties: {max: {type: integer}}}}}]
            """;
        var cluster = await Cluster.ValidAsync(
            Cluster.Policy(
                "paramKind: {apiVersion: a.example/v1, kind: Limit}\nvalidations: [{expression: params.max > 1}]",
                binding: $"paramRef: {reference}"),
            definition,
            "{apiVersion: a.example/v1, kind: Limit, metadata: {name: strict}, max: 1}");

        Assert.EndsWith(message, (await cluster.ReviewAsync(Cluster.Pod())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Namespaced_parameters_need_a_namespace_where_the_request_has_none()
    {
        var cluster = await Cluster.ValidAsync(
            Cluster.Policy(MapKind + "validations: [{expression: 'true'}]", binding: "paramRef: {name: limits, parameterNotFoundAction: Deny}")
                .Replace("resources: [pods]", "resources: [nodes]", StringComparison.Ordinal),
            Limits);

        Assert.EndsWith(
            "cannot use namespaced paramRef in policy binding that matches cluster-scoped resources",
            (await cluster.ReviewAsync("{apiVersion: v1, kind: Node, metadata: {name: n}}")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kind_of_which_nothing_is_known_is_namespaced_where_the_reference_names_a_namespace()
    {
        var cluster = await Cluster.ValidAsync(Cluster.Policy(
            "paramKind: {apiVersion: example.com/v1, kind: Limit}\nvalidations: [{expression: 'true'}]",
            binding: "paramRef: {name: limits, namespace: default, parameterNotFoundAction: Deny}"));

        Assert.EndsWith(
            "no params found for policy binding with `Deny` parameterNotFoundAction", (await cluster.ReviewAsync(Cluster.Pod())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "paramRef: {name: limits, parameterNotFoundAction: Deny}", "object.metadata.name == 'web'")]
    [InlineData(MapKind, "", "params == null")]
    public async Task Without_a_kind_or_a_reference_there_are_no_parameters(string kind, string reference, string expression)
    {
        var cluster = await Cluster.ValidAsync(Cluster.Policy($"{kind}validations: [{{expression: \"{expression}\"}}]", binding: reference));

        var result = await cluster.ReviewAsync(Cluster.Pod());

        Assert.True(result.IsAllowed, result.Message);
        Assert.Null(Assert.Single(result.Reviews).Param);
    }
}
