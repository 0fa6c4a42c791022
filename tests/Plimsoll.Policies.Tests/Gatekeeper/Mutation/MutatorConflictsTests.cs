namespace Plimsoll.Policies.Gatekeeper.Mutation;

public sealed class MutatorConflictsTests
{
    [Theory]
    [InlineData("spec.a[name: x].b", "spec.a.b", "Pod", true)]
    [InlineData("spec.a[name: x].b", "spec.a[name: z].b", "Pod", false)]
    [InlineData("spec.a[name: x].b", "spec.a[key: x].b", "Pod", true)]
    [InlineData("spec.a[name: x].b", "spec.a", "Pod", false)]
    [InlineData("spec.a.b", "spec.a.c", "Pod", false)]
    [InlineData("spec.a[name: x].b", "spec.a.b", "Service", false)]
    public void Mutators_that_see_one_path_as_a_list_and_as_an_object_are_set_aside(string one, string other, string otherKind, bool isConflict)
    {
        var (mutators, issues) = MutatorReading.ReadAll(Written.Objects($"{Assign("one", one, "Pod")}\n---\n{Assign("two", other, otherKind)}\n---\n{Assign("three", "spec.z", "Pod")}"));

        Assert.Equal(isConflict ? ["three"] : ["one", "two", "three"], mutators.Select(mutator => mutator.Name));
        Assert.Equal(isConflict ? ["one", "two"] : [], issues.Select(issue => issue.Object.Name));
        if (isConflict)
            Assert.Equal($"spec.location: {one} contradicts Assign two on the shape of the object, so neither is applied", issues[0].Message);
    }

    [Fact]
    public void A_set_is_no_list_with_keys_and_no_text()
    {
        var (mutators, issues) = MutatorReading.ReadAll(Written.Objects($$"""
            {{Assign("one", "spec.a[name: x].b", "Pod")}}
            ---
            apiVersion: mutations.gatekeeper.sh/v1
            kind: ModifySet
            metadata: {name: two}
            spec:
              applyTo: [{groups: [""], versions: [v1], kinds: [Pod]}]
              location: spec.a
            """));

        Assert.Empty(mutators);
        Assert.Equal(["Assign one", "ModifySet two"], issues.Select(issue => $"{issue.Object.Kind} {issue.Object.Name}"));
    }

    internal static string Assign(string name, string location, string kind, string value = "1") => $$$"""
        apiVersion: mutations.gatekeeper.sh/v1
        kind: Assign
        metadata: {name: {{{name}}}}
        spec:
          applyTo: [{groups: [""], versions: [v1], kinds: [{{{kind}}}]}]
          location: "{{{location}}}"
          parameters: {assign: {value: {{{value}}}}}
        """;
}
