namespace Plimsoll.Policies.AdmissionPolicies;

public sealed class MutatingEvaluationTests
{
    [Theory]
    [InlineData("Object{metadata: Object.metadata{labels: {'team': 'shop'}}}", "", "'labels':{'team':'shop'}")]
    [InlineData("Object{metadata: Object.metadata{labels: {'team': object.metadata.name}}}", "labels: {a: b}", "'labels':{'a':'b','team':'web'}")]
    [InlineData("Object{spec: Object.spec{hostNetwork: false}}", "", "'hostNetwork':false")]
    [InlineData("Object{spec: Object.spec{containers: [Object.spec.containers{name: 'c', image: 'b'}]}}", "", "'containers':[{'name':'c','image':'b'}]")]
    [InlineData("Object{spec: Object.spec{containers: [Object.spec.containers{name: 'd', image: 'b'}]}}", "", "'containers':[{'name':'c','image':'a'},{'name':'d','image':'b'}]")]
    [InlineData("Object{spec: Object.spec{containers: object.spec.containers.map(c, Object.spec.containers{name: c.name, imagePullPolicy: 'Always'})}}", "",
        "'containers':[{'name':'c','image':'a','imagePullPolicy':'Always'}]")]
    public async Task An_apply_configuration_is_merged(string expression, string metadata, string part)
    {
        var cluster = await Cluster.ValidAsync(Policy(Apply(expression)));

        var result = await cluster.MutateAsync(Cluster.Pod(metadata));

        Assert.Empty(result.Denials);
        Assert.Contains(part, Json(result), StringComparison.Ordinal);
        Assert.True(Assert.Single(result.Steps).IsChanged);
    }

    [Theory]
    [InlineData("[JSONPatch{op: 'add', path: '/metadata/labels', value: {'a': 'b'}}]", "'labels':{'a':'b'}")]
    [InlineData("[JSONPatch{op: 'add', path: '/metadata/annotations', value: {}}, JSONPatch{op: 'add', path: '/metadata/annotations/' + jsonpatch.escapeKey('a.b/c~d'), value: 'x'}]",
        "'annotations':{'a.b/c~d':'x'}")]
    [InlineData("[JSONPatch{op: 'replace', path: '/spec/containers/0/image', value: 'b'}]", "'containers':[{'name':'c','image':'b'}]")]
    [InlineData("[JSONPatch{op: 'remove', path: '/spec/containers/0/image'}]", "'containers':[{'name':'c'}]")]
    [InlineData("[JSONPatch{op: 'add', path: '/spec/containers/-', value: Object.spec.containers{name: 'd'}}]", "'containers':[{'name':'c','image':'a'},{'name':'d'}]")]
    [InlineData("[JSONPatch{op: 'copy', from: '/metadata/name', path: '/spec/hostname'}]", "'hostname':'web'")]
    [InlineData("[JSONPatch{op: 'move', from: '/spec/containers/0/image', path: '/spec/hostname'}]", "'hostname':'a'")]
    [InlineData("[JSONPatch{op: 'test', path: '/metadata/name', value: 'other'}, JSONPatch{op: 'replace', path: '/metadata/name', value: 'x'}]", "'name':'web'")]
    [InlineData("[JSONPatch{op: 'test', path: '/metadata/name', value: 'web'}, JSONPatch{op: 'add', path: '/spec/hostname', value: 'x'}]", "'hostname':'x'")]
    [InlineData("has(object.spec.hostname) ? [JSONPatch{op: 'remove', path: '/spec/hostname'}] : []", "'name':'web'")]
    public async Task A_JSON_patch_is_made(string expression, string part)
    {
        var cluster = await Cluster.ValidAsync(Policy(Patch(expression)));

        var result = await cluster.MutateAsync(Cluster.Pod());

        Assert.Empty(result.Denials);
        Assert.Contains(part, Json(result), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Object{spec: Object.spec{foo: 1}}", "error applying patch: failed to convert patch object to typed object: .spec.foo: field not declared in schema")]
    [InlineData("Object{spec: Object.spec{nodeSelector: {'a': 'b'}}}",
        "error applying patch: invalid ApplyConfiguration: may not mutate atomic arrays, maps or structs: .spec.nodeSelector")]
    [InlineData("Object{spec: Object.specc{hostNetwork: true}}", "type mismatch: ")]
    [InlineData("Object{metadata: Object.metadata{labels: {'a': string(object.spec.absent)}}}", "resulted in error: no such key: absent")]
    public async Task What_cannot_be_applied_denies_unless_failures_are_ignored(string expression, string problem)
    {
        var denied = await (await Cluster.ValidAsync(Policy(Apply(expression)))).MutateAsync(Cluster.Pod());
        var ignored = await (await Cluster.ValidAsync(Policy("failurePolicy: Ignore\n" + Apply(expression)))).MutateAsync(Cluster.Pod());

        Assert.StartsWith("policy 'm' with binding 'b' denied request: ", Assert.Single(denied.Denials), StringComparison.Ordinal);
        Assert.Contains(problem, denied.Denials[0], StringComparison.Ordinal);
        Assert.False(denied.IsAllowed);
        Assert.True(ignored.IsAllowed);
        Assert.Contains(problem, Assert.Single(ignored.Steps).Problem, StringComparison.Ordinal);
        Assert.False(ignored.Steps[0].IsChanged);
    }

    [Theory]
    [InlineData("[JSONPatch{op: 'remove', path: '/spec/hostname'}]", "JSONPatch: remove /spec/hostname: there is no \"hostname\"")]
    [InlineData("[JSONPatch{op: 'replace', path: '/spec/containers/7', value: 1}]", "there is no position 7 in a list of 1")]
    [InlineData("[JSONPatch{op: 'add', path: 'spec', value: 1}]", "the path must begin with /")]
    [InlineData("[JSONPatch{op: 'merge', path: '/spec', value: 1}]", "the operation must be add, remove, replace, move, copy or test")]
    [InlineData("[JSONPatch{op: 'replace', path: '', value: 1}]", "the result is no Kubernetes object: apiVersion and kind are required")]
    public async Task A_patch_that_does_not_fit_denies(string expression, string problem)
    {
        var result = await (await Cluster.ValidAsync(Policy(Patch(expression)))).MutateAsync(Cluster.Pod());

        Assert.Contains(problem, Assert.Single(result.Denials), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mutations_see_what_those_before_them_made()
    {
        var cluster = await Cluster.ValidAsync(Policy(
            """
            mutations:
            - patchType: ApplyConfiguration
              applyConfiguration: {expression: "Object{metadata: Object.metadata{labels: {'a': '1'}}}"}
            - patchType: JSONPatch
              jsonPatch: {expression: "[JSONPatch{op: 'add', path: '/metadata/labels/b', value: object.metadata.labels.a + '2'}]"}
            """));

        Assert.Contains("'labels':{'a':'1','b':'12'}", Json(await cluster.MutateAsync(Cluster.Pod())), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("IfNeeded", "'labels':{'first':'seen second','second':'yes'}", 3)]
    [InlineData("Never", "'labels':{'first':'alone','second':'yes'}", 2)]
    public async Task A_policy_is_reinvoked_where_it_asks_for_it(string reinvocation, string labels, int steps)
    {
        const string first = """
            mutations:
            - patchType: ApplyConfiguration
              applyConfiguration:
                expression: >
                  Object{metadata: Object.metadata{labels: {
                    'first': has(object.metadata.labels) && 'second' in object.metadata.labels ? 'seen second' : 'alone'}}}
            """;
        var cluster = await Cluster.ValidAsync(
            Policy(first, "a", reinvocation), Policy(Apply("Object{metadata: Object.metadata{labels: {'second': 'yes'}}}"), "z", "Never"));

        var result = await cluster.MutateAsync(Cluster.Pod());

        Assert.Contains(labels, Json(result), StringComparison.Ordinal);
        Assert.Equal(steps, result.Steps.Length);
        Assert.Equal(steps - 2, result.Steps.Count(step => step.IsReinvocation));
    }

    [Fact]
    public async Task A_denied_request_is_not_reinvoked()
    {
        var cluster = await Cluster.ValidAsync(
            Policy(Apply("Object{metadata: Object.metadata{labels: {'a': 'b'}}}"), "a", "IfNeeded"), Policy(Apply("Object{spec: Object.spec{foo: 1}}"), "z", "Never"));

        var result = await cluster.MutateAsync(Cluster.Pod());

        Assert.Single(result.Denials);
        Assert.DoesNotContain(result.Steps, step => step.IsReinvocation);
    }

    [Fact]
    public async Task Match_conditions_parameters_and_variables_work_as_in_validating_policies()
    {
        var cluster = await Cluster.ValidAsync(
            Policy(
                """
                paramKind: {apiVersion: v1, kind: ConfigMap}
                matchConditions: [{name: unlabelled, expression: "!has(object.metadata.labels)"}]
                variables: [{name: team, expression: params.data.team}]
                mutations:
                - patchType: ApplyConfiguration
                  applyConfiguration: {expression: "Object{metadata: Object.metadata{labels: {'team': string(variables.team)}}}"}
                """,
                binding: "paramRef: {name: team, namespace: default, parameterNotFoundAction: Deny}"),
            "{apiVersion: v1, kind: ConfigMap, metadata: {name: team, namespace: default}, data: {team: shop}}");

        Assert.Contains("'labels':{'team':'shop'}", Json(await cluster.MutateAsync(Cluster.Pod())), StringComparison.Ordinal);
        Assert.Empty((await cluster.MutateAsync(Cluster.Pod("labels: {a: b}"))).Steps);
    }

    [Fact]
    public async Task What_is_not_touched_keeps_its_place()
    {
        var cluster = await Cluster.ValidAsync(Policy(Apply("Object{metadata: Object.metadata{labels: {'a': 'b'}}}")));
        var request = await cluster.CreateAsync(Cluster.Pod());

        var mutated = cluster.Mutate(request).Object!;

        Assert.Same(request.Object!.Root["spec"], mutated.Root["spec"]);
        Assert.Equal(request.Object.Root["metadata"]!.Location, mutated.Root["metadata"]!.Location);
    }

    [Fact]
    public async Task A_deletion_has_nothing_to_mutate()
    {
        var cluster = await Cluster.ValidAsync(Policy(Apply("Object{metadata: Object.metadata{labels: {'a': 'b'}}}")));
        var pod = await cluster.CreateAsync(Cluster.Pod());

        var result = cluster.Mutate(AdmissionRequests.Delete(pod.Object!));

        Assert.Empty(result.Steps);
        Assert.Null(result.Object);
    }

    /// <summary>The object as JSON, with ' for ".</summary>
    static string Json(MutationResult result) => Yaml.Json(result.Object!.Root).Replace('"', '\'');

    static string Apply(string expression) =>
        $"mutations:\n- patchType: ApplyConfiguration\n  applyConfiguration:\n    expression: |\n      {expression}";

    static string Patch(string expression) => $"mutations:\n- patchType: JSONPatch\n  jsonPatch:\n    expression: |\n      {expression}";

    static string Policy(string spec, string name = "m", string reinvocation = "Never", string binding = "") =>
        $$"""
        apiVersion: admissionregistration.k8s.io/v1
        kind: MutatingAdmissionPolicy
        metadata: {name: {{name}}}
        spec:
          matchConstraints: {resourceRules: [{apiGroups: [''], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [pods]}]}
          reinvocationPolicy: {{reinvocation}}
          {{spec.Replace("\n", "\n  ", StringComparison.Ordinal)}}
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: MutatingAdmissionPolicyBinding
        metadata: {name: {{(name == "m" ? "b" : $"{name}-b")}}}
        spec:
          policyName: {{name}}
          {{binding}}
        """;
}
