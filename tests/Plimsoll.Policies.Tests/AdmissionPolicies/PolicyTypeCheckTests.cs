namespace Plimsoll.Policies.AdmissionPolicies;

public sealed class PolicyTypeCheckTests
{
    const string Definition = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: shops.a.example}
        spec:
          group: a.example
          names: {kind: Shop, plural: shops}
          scope: Namespaced
          versions:
          - name: v1
            served: true
            storage: true
            schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {tills: {type: integer}}}}}}
        """;

    [Theory]
    [InlineData("validations: [{expression: object.spec.hostNetwork == true}]")]
    [InlineData("validations: [{expression: \"object.spec.containers.all(c, c.image.startsWith('a') && has(c.securityContext))\"}]")]
    [InlineData("variables: [{name: cs, expression: object.spec.containers}]\nvalidations: [{expression: \"variables.cs.all(c, c.image != '')\"}]")]
    [InlineData("validations: [{expression: \"authorizer.requestResource.check('update').allowed()\"}]")]
    [InlineData("validations: [{expression: namespaceObject.metadata.name == request.namespace}]")]
    [InlineData("validations: [{expression: oldObject == null || oldObject.spec.nodeName == object.spec.nodeName}]")]
    [InlineData("paramKind: {apiVersion: b.example/v1, kind: Unknown}\nvalidations: [{expression: params.any.field == 1}]")]
    [InlineData("paramKind: {apiVersion: v1, kind: Pod}\nvalidations: [{expression: params.metadata.name == object.metadata.name}]")]
    [InlineData("matchConditions: [{name: a, expression: object.foo == 1}]\nvalidations: [{expression: 'true'}]")]
    public async Task What_fits_the_types_has_no_warning(string spec) => Assert.Empty(await WarningsAsync(Cluster.Policy(spec)));

    [Theory]
    [InlineData("validations: [{expression: object.spec.hostNetwrok == true}]",
        "shop.yaml:8:41: spec.validations[0].expression: v1 Pod: undefined field 'hostNetwrok', did you mean 'hostNetwork'?")]
    [InlineData("validations: [{expression: 'true', messageExpression: object.foo + '!'}]",
        "shop.yaml:8:63: spec.validations[0].messageExpression: v1 Pod: undefined field 'foo'")]
    [InlineData("validations: [{expression: object.spec.priority == 'high'}]",
        "shop.yaml:8:51: spec.validations[0].expression: v1 Pod: found no matching overload for '_==_' applied to '(int, string)'")]
    [InlineData("variables: [{name: cs, expression: object.spec.containers}]\nvalidations: [{expression: \"variables.cs.all(c, c.img != '')\"}]",
        "shop.yaml:9:52: spec.validations[0].expression: v1 Pod: undefined field 'img'")]
    [InlineData("paramKind: {apiVersion: v1, kind: ConfigMap}\nvalidations: [{expression: params.max == 1}]",
        "shop.yaml:9:36: spec.validations[0].expression: v1 Pod: undefined field 'max'")]
    public async Task A_mistake_is_told_with_its_place(string spec, string warning) =>
        Assert.Equal(warning, Assert.Single(await WarningsAsync(Cluster.Policy(spec))).ToString());

    [Fact]
    public async Task A_variable_that_does_not_fit_is_not_told_itself_and_may_have_any_type() =>
        Assert.Empty(await WarningsAsync(Cluster.Policy(
            "variables: [{name: a, expression: object.foo}]\nvalidations: [{expression: variables.a == 1 && variables.a == 'b'}]")));

    [Fact]
    public async Task The_text_is_that_of_the_API_server_one_part_for_each_kind()
    {
        var policy = Cluster.Policy("validations: [{expression: object.spec.replicas > 1 && object.foo == 1}]")
            .Replace(
                "{apiGroups: [\"\"], apiVersions: [v1], operations: [\"*\"], resources: [pods]}",
                "{apiGroups: [apps, ''], apiVersions: [v1], operations: [CREATE], resources: [pods, deployments]}",
                StringComparison.Ordinal);

        Assert.Equal(
            """
            /v1, Kind=Pod: ERROR: <input>:1:12: undefined field 'replicas'
             | object.spec.replicas > 1 && object.foo == 1
             | ...........^
            ERROR: <input>:1:35: undefined field 'foo'
             | object.spec.replicas > 1 && object.foo == 1
             | ..................................^

            apps/v1, Kind=Deployment: ERROR: <input>:1:35: undefined field 'foo'
             | object.spec.replicas > 1 && object.foo == 1
             | ..................................^

            """,
            Assert.Single(await WarningsAsync(policy)).Text);
    }

    [Theory]
    [InlineData("object.spec.tills > 1", null)]
    [InlineData("object.spec.till > 1", "undefined field 'till', did you mean 'tills'?")]
    [InlineData("object.metadata.name == 'a'", null)]
    public async Task Custom_resources_have_the_types_of_their_definition(string expression, string? problem)
    {
        var warnings = await WarningsAsync(Shops($"validations: [{{expression: \"{expression}\"}}]"), Definition);

        Assert.Equal(problem is null ? [] : [$"a.example/v1 Shop: {problem}"], warnings.Select(warning => warning.Problem));
    }

    [Fact]
    public async Task Kinds_without_a_known_type_are_not_checked() =>
        Assert.Empty(await WarningsAsync(Shops("validations: [{expression: object.foo == 1}]")));

    [Theory]
    [InlineData("{apiGroups: ['*'], apiVersions: [v1], operations: [CREATE], resources: [pods]}")]
    [InlineData("{apiGroups: [''], apiVersions: ['*'], operations: [CREATE], resources: [pods]}")]
    [InlineData("{apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: ['*']}")]
    [InlineData("{apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [pods/exec]}")]
    [InlineData("{apiGroups: [''], apiVersions: [v9], operations: [CREATE], resources: [pods]}")]
    public async Task Wildcards_and_subresources_name_no_kind(string rule) =>
        Assert.Empty(await WarningsAsync(Cluster.Policy("validations: [{expression: object.foo == 1}]").Replace(
            "{apiGroups: [\"\"], apiVersions: [v1], operations: [\"*\"], resources: [pods]}", rule, StringComparison.Ordinal)));

    static string Shops(string spec) => Cluster.Policy(spec)
        .Replace("apiGroups: [\"\"]", "apiGroups: [a.example]", StringComparison.Ordinal)
        .Replace("resources: [pods]", "resources: [shops]", StringComparison.Ordinal);

    static async Task<IReadOnlyList<TypeWarning>> WarningsAsync(params string[] yaml)
    {
        var cluster = await Cluster.ValidAsync(yaml);
        return PolicyTypeCheck.Check(Assert.Single(cluster.Policies.ValidatingPolicies), cluster.Objects);
    }
}
