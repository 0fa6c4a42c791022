using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Schemas;

namespace Plimsoll.Policies.AdmissionPolicies;

public sealed class StructuredMergeTests
{
    [Theory]
    [InlineData("{replicas: 2}", "{replicas: 3}", """{"replicas":3}""")]
    [InlineData("{}", "{replicas: 3}", """{"replicas":3}""")]
    [InlineData("{replicas: 2, paused: true}", "{paused: false}", """{"replicas":2,"paused":false}""")]
    [InlineData("{template: {metadata: {labels: {a: x, b: y}}}}", "{template: {metadata: {labels: {b: z, c: w}}}}",
        """{"template":{"metadata":{"labels":{"a":"x","b":"z","c":"w"}}}}""")]
    [InlineData("{template: {spec: {volumes: [{name: x}]}}}", "{template: {spec: {volumes: [{name: w}]}}}",
        """{"template":{"spec":{"volumes":[{"name":"x"},{"name":"w"}]}}}""")]
    [InlineData("{template: {spec: {volumes: [{name: x}, {name: w}]}}}", "{template: {spec: {volumes: [{name: w, hostPath: {path: a}}]}}}",
        """{"template":{"spec":{"volumes":[{"name":"x"},{"name":"w","hostPath":{"path":"a"}}]}}}""")]
    [InlineData("{template: {spec: {containers: [{name: c, ports: [{containerPort: 80}]}]}}}",
        "{template: {spec: {containers: [{name: c, ports: [{containerPort: 80, protocol: TCP, name: web}, {containerPort: 80, protocol: UDP}]}]}}}",
        """{"template":{"spec":{"containers":[{"name":"c","ports":[{"containerPort":80,"protocol":"TCP","name":"web"},{"containerPort":80,"protocol":"UDP"}]}]}}}""")]
    [InlineData("{template: {metadata: {finalizers: [a, b]}}}", "{template: {metadata: {finalizers: [c, a]}}}",
        """{"template":{"metadata":{"finalizers":["c","a","b"]}}}""")]
    [InlineData("{template: {spec: {volumes: [{name: x}]}}}", "{template: {spec: {volumes: null}}}",
        """{"template":{"spec":{"volumes":[{"name":"x"}]}}}""")]
    [InlineData("{template: {spec: {volumes: []}}}", "{template: {spec: {volumes: null}}}", """{"template":{"spec":{"volumes":null}}}""")]
    [InlineData("{replicas: 1, template: {spec: {containers: [{name: c, env: [{name: t, value: a}, {name: t, value: b}]}]}}}", "{replicas: 3}",
        """{"replicas":3,"template":{"spec":{"containers":[{"name":"c","env":[{"name":"t","value":"a"},{"name":"t","value":"b"}]}]}}}""")]
    public void A_configuration_is_merged_by_the_type_of_each_field(string current, string applied, string expected)
    {
        var result = Apply($"{{spec: {current}}}", $"{{spec: {applied}}}", Deployment);

        Assert.Null(result.Problem);
        Assert.Equal($$"""{"spec":{{expected}}}""", Yaml.Json(result.Merged!));
    }

    [Theory]
    [InlineData("a b c", "d", "a b c d")]
    [InlineData("a b c", "b a", "b c a")]
    [InlineData("a b c", "c x a", "b c x a")]
    [InlineData("a b c", "x b w", "a x b c w")]
    [InlineData("a b", "x w", "a b x w")]
    [InlineData("", "x w", "x w")]
    [InlineData("a a b", "x", "a a b x")]
    [InlineData("a a b", "a x", "a x b")]
    public void Items_of_both_lists_stand_in_the_order_of_the_applied_one(string current, string applied, string expected)
    {
        var result = Apply(Finalizers(current), Finalizers(applied), Deployment);

        Assert.Equal(Yaml.Json(Yaml.Read(Finalizers(expected))), Yaml.Json(result.Merged!));

        static string Finalizers(string items) => $"{{metadata: {{finalizers: [{items.Replace(' ', ',')}]}}}}";
    }

    [Theory]
    [InlineData("{spec: {selector: {matchLabels: {l: v}}}}",
        "invalid ApplyConfiguration: may not mutate atomic arrays, maps or structs: .spec.selector")]
    [InlineData("{spec: {template: {spec: {nodeSelector: {}, containers: [{name: c, command: [sh]}]}}}}",
        "invalid ApplyConfiguration: may not mutate atomic arrays, maps or structs: .spec.template.spec.nodeSelector, .spec.template.spec.containers[0].command")]
    [InlineData("{spec: {replicasx: 1}}", "failed to convert patch object to typed object: .spec.replicasx: field not declared in schema")]
    [InlineData("{spec: {replicas: two}}",
        "failed to convert patch object to typed object: .spec.replicas: expected numeric (int or float), got string")]
    [InlineData("{spec: 5}", "failed to convert patch object to typed object: .spec: expected map, got &{5}")]
    [InlineData("{metadata: {name: 5}}",
        "failed to convert patch object to typed object: .metadata.name: expected string, got &value.valueUnstructured{Value:5}")]
    [InlineData("{spec: {template: {spec: {volumes: [{name: a}, {name: a}]}}}}",
        "failed to convert patch object to typed object: .spec.template.spec.volumes: duplicate entries for key [name=\"a\"]")]
    [InlineData("{spec: {template: {spec: {volumes: [5]}}}}",
        "failed to convert patch object to typed object: .spec.template.spec.volumes: element 0: associative list with keys may not have non-map elements")]
    [InlineData("{metadata: {finalizers: [[a]]}}",
        "failed to convert patch object to typed object: .metadata.finalizers: element 0: not supported: associative list with lists as elements")]
    [InlineData("{spec: {a: 1, b: 2}}",
        "failed to convert patch object to typed object: errors:\n  .spec.a: field not declared in schema\n  .spec.b: field not declared in schema")]
    public void What_cannot_be_applied_is_told_in_the_words_of_Kubernetes(string applied, string problem)
    {
        var result = Apply("{spec: {replicas: 1}}", applied, Deployment);

        Assert.Equal(problem, result.Problem);
        Assert.Null(result.Merged);
    }

    [Fact]
    public void A_key_without_default_must_be_there()
    {
        var schema = new ObjectSchema("", [new ObjectField("items", new ListSchema(ObjectSchema.Undeclared)
        {
            Merge = ListMerge.Map,
            Keys = [new ListKey("id", null)],
        })]);

        Assert.Equal(
            "failed to convert patch object to typed object: .items: element 0: associative list with keys has an element "
            + "that omits key field \"id\" (and doesn't have default value)",
            Apply("{items: []}", "{items: [{a: 1}]}", schema).Problem);
        Assert.Contains("original object", Apply("{items: [{a: 1}]}", "{items: [{id: 1}]}", schema).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_type_objects_are_merged_and_lists_replaced() =>
        Assert.Equal(
            """{"a":{"b":1,"c":2},"l":[3]}""",
            Yaml.Json(Apply("{a: {b: 1}, l: [1, 2]}", "{a: {c: 2}, l: [3]}", null).Merged!));

    [Fact]
    public void What_is_not_touched_keeps_its_place()
    {
        var current = Yaml.Read("spec:\n  replicas: 1\n  template:\n    spec:\n      containers:\n      - name: a\n        image: x\n      - name: b\n        image: y");
        var merged = StructuredMerge.Apply(
            current, Yaml.Read("{spec: {template: {spec: {containers: [{name: b, image: z}]}}}}"), Deployment).Merged!;

        var before = (SequenceNode)current["spec"]!["template"]!["spec"]!["containers"]!;
        var after = (SequenceNode)merged["spec"]!["template"]!["spec"]!["containers"]!;
        Assert.Same(current["spec"]!["replicas"], merged["spec"]!["replicas"]);
        Assert.Same(before.Items[0], after.Items[0]);
        Assert.Equal(before.Items[1].Location, after.Items[1].Location);
        Assert.Same(before.Items[1]["name"], after.Items[1]["name"]);
        Assert.Equal("z", after.Items[1]["image"].AsText);
    }

    static ObjectSchema Deployment { get; } = SchemaCatalog.BuiltIn.Find("apps/v1", "Deployment")!;

    static MergeResult Apply(string current, string applied, TypeSchema? schema) =>
        StructuredMerge.Apply(Yaml.Read(current), Yaml.Read(applied), schema);
}
