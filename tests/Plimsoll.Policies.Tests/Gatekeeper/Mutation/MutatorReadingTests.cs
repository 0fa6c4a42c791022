namespace Plimsoll.Policies.Gatekeeper.Mutation;

public sealed class MutatorReadingTests
{
    const string Assign = """
        apiVersion: mutations.gatekeeper.sh/v1
        kind: Assign
        metadata: {name: a}
        spec:
          applyTo: [{groups: [""], versions: [v1], kinds: [Pod]}]
          location: spec.containers[name:*].imagePullPolicy
          parameters: {assign: {value: Always}}
        """;

    [Fact]
    public void A_mutator_of_each_kind_and_version_is_read()
    {
        var (mutators, issues) = MutatorReading.ReadAll(Written.Objects($$$$"""
            {{{{Assign}}}}
            ---
            apiVersion: mutations.gatekeeper.sh/v1beta1
            kind: AssignMetadata
            metadata: {name: m}
            spec:
              match: {scope: Namespaced, source: All}
              location: metadata.labels."example.com/team"
              parameters: {assign: {fromMetadata: {field: namespace}}}
            ---
            apiVersion: mutations.gatekeeper.sh/v1alpha1
            kind: ModifySet
            metadata: {name: s}
            spec:
              applyTo: [{groups: [""], versions: [v1], kinds: [Pod], operations: [CREATE, UPDATE]}]
              location: spec.containers[name:main].args
              parameters:
                operation: prune
                values: {fromList: [--debug]}
                pathTests: [{subPath: "spec.containers[name: main]", condition: MustExist}]
            ---
            apiVersion: mutations.gatekeeper.sh/v1
            kind: AssignImage
            metadata: {name: i}
            spec:
              applyTo: [{groups: [""], versions: [v1], kinds: [Pod]}]
              location: spec.containers[name:*].image
              parameters: {assignDomain: registry.example, assignTag: ":1"}
            """));

        Assert.Empty(issues);
        Assert.Equal(["Assign a", "AssignMetadata m", "ModifySet s", "AssignImage i"], mutators.Select(mutator => mutator.ToString()));
        Assert.Equal(["CREATE", "UPDATE"], mutators[2].AppliesTo[0].Operations);
        Assert.False(mutators[2].Conditions.AllowsMissing(2));
        Assert.IsType<AssignedMetadata>(mutators[1].Modification);
        Assert.Equal(MatchSource.All, mutators[1].Match.Source);
    }

    [Theory]
    [InlineData("location: spec.containers[name:*].imagePullPolicy", "location: spec..x", "spec.location: \"spec..x\": expected a field (character 6)")]
    [InlineData("location: spec.containers[name:*].imagePullPolicy", "location: metadata.labels.a", "spec.location: must not be in metadata: AssignMetadata sets labels and annotations")]
    [InlineData("location: spec.containers[name:*].imagePullPolicy", "location: 'spec.containers[name: *].name'", "spec.location: must not change name, by which the item is found")]
    [InlineData("location: spec.containers[name:*].imagePullPolicy", "location: 'spec.containers[name: *]'", "spec.location: must name the item that is set, not all of them")]
    [InlineData("location: spec.containers[name:*].imagePullPolicy", "location: 'spec.containers[name: a]'", "spec.location: ends at an item of a list, so parameters.assign.value must be an object")]
    [InlineData("  location: spec.containers[name:*].imagePullPolicy", "", "spec.location: is required")]
    [InlineData("{value: Always}", "{}", "spec.parameters.assign: must have one of value, fromMetadata and externalData")]
    [InlineData("{value: Always}", "{value: a, fromMetadata: {field: name}}", "spec.parameters.assign: must have one of value, fromMetadata and externalData")]
    [InlineData("{value: Always}", "{fromMetadata: {field: uid}}", "spec.parameters.assign.fromMetadata.field: must be name or namespace, not \"uid\"")]
    [InlineData("{value: Always}", "{externalData: {provider: p}}", "spec.parameters.assign.externalData: external data providers are not asked by this version of Plimsoll, so what would be set is not known")]
    [InlineData("versions: [v1]", "versions: []", "spec.applyTo[0].versions: must not be empty")]
    [InlineData("[{groups: [\"\"], versions: [v1], kinds: [Pod]}]", "[]", "spec.applyTo: is required")]
    [InlineData("kinds: [Pod]", "kinds: [Pod], operations: [PATCH]", "spec.applyTo[0].operations: must be CREATE, UPDATE, DELETE, CONNECT or *, not \"PATCH\"")]
    [InlineData("{assign: {value: Always}}", "{assign: {value: Always}, pathTests: [{subPath: spec.other, condition: MustExist}]}", "spec.parameters.pathTests[0].subPath: must be a beginning of the location spec.containers[name:*].imagePullPolicy")]
    [InlineData("{assign: {value: Always}}", "{assign: {value: Always}, pathTests: [{subPath: spec, condition: MustExist}, {subPath: spec, condition: MustNotExist}]}", "spec.parameters.pathTests[1].condition: another test asks for the opposite of spec")]
    [InlineData("{assign: {value: Always}}", "{assign: {value: Always}, assignIf: {in: [1]}}", "spec.parameters.assignIf: unknown field")]
    [InlineData("{name: a}", "{name: a-name-that-is-longer-than-the-sixty-three-characters-of-a-label}", "metadata.name: must have 1 to 63 characters")]
    public void What_Gatekeeper_would_refuse_is_an_issue(string before, string after, string expected)
    {
        var (mutators, issues) = MutatorReading.ReadAll(Written.Objects(Assign.Replace(before, after, StringComparison.Ordinal)));

        Assert.Empty(mutators);
        Assert.Contains(expected, issues.Select(issue => issue.Message));
    }

    [Theory]
    [InlineData("AssignMetadata", "metadata.name", "{assign: {value: x}}", "spec.location: must be metadata.labels.NAME or metadata.annotations.NAME")]
    [InlineData("AssignMetadata", "metadata.labels.a.b", "{assign: {value: x}}", "spec.location: must be metadata.labels.NAME or metadata.annotations.NAME")]
    [InlineData("AssignMetadata", "metadata.labels.a", "{assign: {value: 1}}", "spec.parameters.assign.value: must be a string: quote it")]
    [InlineData("ModifySet", "spec.a[b: c]", "{operation: merge}", "spec.location: must not end at an item of a list with ModifySet")]
    [InlineData("ModifySet", "spec.a", "{operation: add}", "spec.parameters.operation: must be merge or prune, not \"add\"")]
    [InlineData("ModifySet", "spec.a", "{values: {fromList: x}}", "spec.parameters.values.fromList: must be a list")]
    [InlineData("AssignImage", "spec.a[b: c]", "{assignTag: ':1'}", "spec.location: must not end at an item of a list with AssignImage")]
    [InlineData("AssignImage", "spec.a", "{assignTag: '1'}", "spec.parameters.assignTag: \"1\" is neither :TAG nor @DIGEST")]
    public void So_it_is_with_the_other_kinds(string kind, string location, string parameters, string expected)
    {
        var appliesTo = kind == "AssignMetadata" ? "" : "applyTo: [{groups: [''], versions: [v1], kinds: [Pod]}], ";
        var (mutators, issues) = MutatorReading.ReadAll(Written.Objects($$"""
            apiVersion: mutations.gatekeeper.sh/v1
            kind: {{kind}}
            metadata: {name: a}
            spec: { {{appliesTo}}location: "{{location}}", parameters: {{parameters}} }
            """));

        Assert.Empty(mutators);
        Assert.Equal([expected], issues.Select(issue => issue.Message));
    }

    [Fact]
    public void Of_two_with_one_name_the_last_counts()
    {
        var (mutators, _) = MutatorReading.ReadAll(Written.Objects($"{Assign}\n---\n{Assign.Replace("Always", "Never", StringComparison.Ordinal)}"));

        Assert.Equal("Never", Assert.IsType<AssignedValue>(Assert.Single(mutators).Modification).Value is Kubernetes.Objects.ScalarNode value ? value.Text : "");
    }
}
