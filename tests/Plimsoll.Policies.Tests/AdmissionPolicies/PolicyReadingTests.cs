namespace Plimsoll.Policies.AdmissionPolicies;

public sealed class PolicyReadingTests
{
    [Theory]
    [InlineData("validations: [{expression: 'object.spec.'}]", "8:43: spec.validations[0].expression: unexpected end of the expression")]
    [InlineData("validations: [{expression: object.metadata.name}]", "8:18: spec.validations[0].expression: must evaluate to bool, not dyn")]
    [InlineData("validations: [{expression: 'size(object.spec) == \"a\"'}]", "8:49: spec.validations[0].expression: found no matching overload for '_==_' applied to '(int, string)'")]
    [InlineData("validations: [{expression: 'objct.spec'}]", "8:31: spec.validations[0].expression: undeclared reference to 'objct'")]
    [InlineData("validations: [{expression: params.x == 1}]", "8:30: spec.validations[0].expression: undeclared reference to 'params'")]
    [InlineData("validations: [{expression: ''}]", "8:18: spec.validations[0].expression: must not be empty")]
    [InlineData("validations: [{expresion: 'true'}]", "8:18: spec.validations[0].expresion: unknown field|8:17: spec.validations[0].expression: is required")]
    [InlineData("validations: [{expression: true}]", "8:18: spec.validations[0].expression: must be a string: quote it")]
    [InlineData("validations: [{expression: 'true', message: \"a\\nb\"}]", "8:38: spec.validations[0].message: must be one line")]
    [InlineData("validations: [{expression: 'true', message: '  '}]", "8:38: spec.validations[0].message: must not be empty")]
    [InlineData("validations: [{expression: 'true', messageExpression: '1'}]", "8:38: spec.validations[0].messageExpression: must evaluate to string, not int")]
    [InlineData("validations: [{expression: 'true', messageExpression: \"string(authorizer)\"}]", "8:65: spec.validations[0].messageExpression: undeclared reference to 'authorizer'")]
    [InlineData("validations: [{expression: 'true', reason: Because}]", "8:38: spec.validations[0].reason: must be Invalid or Forbidden or Unauthorized or RequestEntityTooLarge, not \"Because\"")]
    [InlineData("validations: [5]", "8:17: spec.validations[0]: must be a mapping")]
    [InlineData("validations: 5", "8:3: spec.validations: must be a list")]
    [InlineData("", "5:3: spec.validations: validations or auditAnnotations must hold at least one")]
    [InlineData("failurePolicy: fail\nvalidations: [{expression: 'true'}]", "8:3: spec.failurePolicy: must be Fail or Ignore, not \"fail\"")]
    [InlineData("paramKind: {kind: ConfigMap}\nvalidations: [{expression: 'true'}]", "8:14: spec.paramKind.apiVersion: is required")]
    [InlineData("variables: [{name: a-b, expression: 'true'}]\nvalidations: [{expression: 'true'}]", "8:16: spec.variables[0].name: \"a-b\" is no identifier")]
    [InlineData("variables: [{name: a, expression: '1'}, {name: a, expression: '2'}]\nvalidations: [{expression: 'true'}]", "8:44: spec.variables[1].name: \"a\" is the name of two variables")]
    [InlineData("variables: [{name: a, expression: variables.b}, {name: b, expression: '2'}]\nvalidations: [{expression: 'true'}]", "8:46: spec.variables[0].expression: undefined field 'b'")]
    [InlineData("matchConditions: [{name: a b, expression: 'true'}]\nvalidations: [{expression: 'true'}]", "8:22: spec.matchConditions[0].name: \"a b\" cannot be the name of a condition")]
    [InlineData("matchConditions: [{name: a, expression: 'true'}, {name: a, expression: 'true'}]\nvalidations: [{expression: 'true'}]", "8:53: spec.matchConditions[1].name: \"a\" is the name of two conditions")]
    [InlineData("auditAnnotations: [{key: a/b, valueExpression: \"''\"}]", "8:23: spec.auditAnnotations[0].key: \"p/a/b\" cannot be the key of an annotation")]
    [InlineData("auditAnnotations: [{key: a, valueExpression: '1'}]", "8:31: spec.auditAnnotations[0].valueExpression: must evaluate to string or null, not int")]
    [InlineData("extra: 1\nvalidations: [{expression: 'true'}]", "8:3: spec.extra: unknown field")]
    public async Task A_malformed_policy_is_told_in_one_line_with_its_place(string spec, string issues)
    {
        var cluster = await Cluster.OfAsync(Cluster.Policy(spec));

        Assert.Empty(cluster.Policies.ValidatingPolicies);
        Assert.Equal(issues.Split('|').Length, cluster.Policies.Issues.Length);
        Assert.All(
            cluster.Policies.Issues.Zip(issues.Split('|')),
            pair => Assert.StartsWith($"shop.yaml:{pair.Second}", pair.First.ToString(), StringComparison.Ordinal));
        Assert.All(cluster.Policies.Issues, issue => Assert.DoesNotContain('\n', issue.Message));
    }

    [Fact]
    public async Task A_mistake_in_a_block_is_told_with_its_line()
    {
        var cluster = await Cluster.OfAsync(Cluster.Policy("validations:\n- expression: |\n    object.spec.replicas > 1 &&\n    objct.spec == 1"));

        Assert.StartsWith("shop.yaml:11: spec.validations[0].expression: column 1: undeclared reference to 'objct'", Assert.Single(cluster.Policies.Issues).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{apiGroups: [''], apiVersions: [v1], operations: [GET], resources: [pods]}", "operations: must be CREATE, UPDATE, DELETE, CONNECT or *, not \"GET\"")]
    [InlineData("{apiGroups: [''], apiVersions: [v1], operations: ['*', CREATE], resources: [pods]}", "operations: where * is given, nothing else may be")]
    [InlineData("{apiGroups: ['*', apps], apiVersions: [v1], operations: [CREATE], resources: [pods]}", "apiGroups: where * is given, nothing else may be")]
    [InlineData("{apiGroups: [''], apiVersions: [''], operations: [CREATE], resources: [pods]}", "apiVersions: must not hold an empty version")]
    [InlineData("{apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: []}", "resources: must not be empty")]
    [InlineData("{apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: ['*', pods]}", "resources: where * is given, no other resource without a subresource may be")]
    [InlineData("{apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [pods], scope: Node}", "scope: must be * or Cluster or Namespaced, not \"Node\"")]
    [InlineData("{apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [pods], resourceNames: [a, a]}", "resourceNames: must not name one twice")]
    [InlineData("{apiVersions: [v1], operations: [CREATE], resources: [pods]}", "apiGroups: is required")]
    public async Task A_malformed_rule_is_told(string rule, string issue)
    {
        var cluster = await Cluster.OfAsync(Cluster.Policy("validations: [{expression: 'true'}]")
            .Replace("{apiGroups: [\"\"], apiVersions: [v1], operations: [\"*\"], resources: [pods]}", rule, StringComparison.Ordinal));

        Assert.EndsWith($": spec.matchConstraints.resourceRules[0].{issue}", Assert.Single(cluster.Policies.Issues).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("policyName: p, validationActions: []", "spec.validationActions: must not be empty")]
    [InlineData("policyName: p, validationActions: [deny]", "spec.validationActions: must be Deny, Warn or Audit, not \"deny\"")]
    [InlineData("policyName: p, validationActions: [Deny, Warn]", "spec.validationActions: must not name Deny and Warn together: a denial is told anyway")]
    [InlineData("policyName: p, validationActions: [Warn, Warn]", "spec.validationActions: must not name Warn twice")]
    [InlineData("validationActions: [Deny]", "spec.policyName: is required")]
    [InlineData("policyName: P, validationActions: [Deny]", "spec.policyName: \"P\" cannot be the name of a policy")]
    [InlineData("policyName: p, validationActions: [Deny], paramRef: {name: a}", "spec.paramRef.parameterNotFoundAction: is required")]
    [InlineData("policyName: p, validationActions: [Deny], paramRef: {parameterNotFoundAction: Deny}", "spec.paramRef.name: name or selector is required")]
    [InlineData("policyName: p, validationActions: [Deny], paramRef: {name: a, selector: {}, parameterNotFoundAction: Deny}", "spec.paramRef.name: name and selector must not be given together")]
    [InlineData("policyName: p, validationActions: [Deny], matchResources: {objectSelector: {matchExpressions: [{key: a, operator: In}]}}",
        "spec.matchResources.objectSelector.matchExpressions[0].values: is required with operator In")]
    [InlineData("policyName: p, validationActions: [Deny], matchResources: {objectSelector: {matchExpressions: [{key: a, operator: Is}]}}",
        "spec.matchResources.objectSelector.matchExpressions[0].operator: must be In or NotIn or Exists or DoesNotExist, not \"Is\"")]
    public async Task A_malformed_binding_is_told(string spec, string issue)
    {
        var cluster = await Cluster.OfAsync($$"""
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicyBinding
            metadata: {name: b}
            spec: { {{spec}} }
            """);

        var told = Assert.Single(cluster.Policies.Issues);
        Assert.Equal((issue, 4), (told.Message, told.Location.Line));
        Assert.Empty(cluster.Policies.ValidatingBindings);
    }

    [Fact]
    public async Task The_others_are_read_nonetheless()
    {
        var cluster = await Cluster.OfAsync(
            Cluster.Policy("validations: [{expression: objct}]"),
            Cluster.Policy("validations: [{expression: 'true'}]").Replace("name: p}", "name: q}", StringComparison.Ordinal));

        Assert.Equal("q", Assert.Single(cluster.Policies.ValidatingPolicies).Name);
        Assert.Equal("p", Assert.Single(cluster.Policies.Issues).Object.Name);
    }

    [Theory]
    [InlineData("mutations: []", "spec.mutations: must hold at least one")]
    [InlineData("mutations: [{patchType: Merge, jsonPatch: {expression: '[]'}}]", "spec.mutations[0].patchType: must be ApplyConfiguration or JSONPatch, not \"Merge\"")]
    [InlineData("mutations: [{patchType: JSONPatch, jsonPatch: {expression: '[1]'}}]", "spec.mutations[0].jsonPatch.expression: must evaluate to list(JSONPatch), not list(int)")]
    [InlineData("mutations: [{patchType: JSONPatch, applyConfiguration: {expression: 'Object{}'}}]", "spec.mutations[0].applyConfiguration: must not be given where patchType is JSONPatch")]
    [InlineData("mutations: [{patchType: ApplyConfiguration, applyConfiguration: {expression: '{}'}}]", "spec.mutations[0].applyConfiguration.expression: must evaluate to Object, not map(dyn, dyn)")]
    public async Task A_malformed_mutation_is_told(string spec, string issue)
    {
        var cluster = await Cluster.OfAsync($$"""
            apiVersion: admissionregistration.k8s.io/v1beta1
            kind: MutatingAdmissionPolicy
            metadata: {name: m}
            spec:
              matchConstraints: {resourceRules: [{apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [pods]}]}
              reinvocationPolicy: Never
              {{spec}}
            """);

        Assert.Contains(issue, cluster.Policies.Issues.Select(told => told.Message));
        Assert.Empty(cluster.Policies.MutatingPolicies);
    }
}
