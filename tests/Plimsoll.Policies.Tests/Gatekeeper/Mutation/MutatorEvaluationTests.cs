using CsCheck;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Gatekeeper.Mutation;

public sealed class MutatorEvaluationTests
{
    const string Pod = """
        apiVersion: v1
        kind: Pod
        metadata: {name: web, namespace: shop, labels: {team: a}}
        spec:
          containers:
            - {name: main, image: "nginx:1", args: [--debug, --fast]}
            - {name: side, image: side}
        """;

    [Fact]
    public void Mutators_are_applied_by_kind_and_name_until_nothing_changes()
    {
        // The first to be applied needs what the last one makes.
        var result = Mutate($"""
            {MutatorConflictsTests.Assign("a", "spec.made.more", "Pod").Replace("parameters: {", "parameters: {pathTests: [{subPath: spec.made, condition: MustExist}], ", StringComparison.Ordinal)}
            ---
            {MutatorConflictsTests.Assign("b", "spec.made.first", "Pod")}
            """);

        Assert.Equal("", result.Problem);
        Assert.Equal("{'first':1,'more':1}", Yaml.Json(result.Object.Root["spec"]!["made"]!).Replace('"', '\''));
        Assert.Equal(["0 b", "1 a"], result.Steps.Select(step => $"{step.Round} {step.Mutator.Name}"));
    }

    [Fact]
    public void Sets_images_and_labels_are_changed()
    {
        var result = Mutate("""
            apiVersion: mutations.gatekeeper.sh/v1
            kind: ModifySet
            metadata: {name: prune}
            spec:
              applyTo: [{groups: [""], versions: [v1], kinds: [Pod]}]
              location: "spec.containers[name: main].args"
              parameters: {operation: prune, values: {fromList: [--debug]}}
            ---
            apiVersion: mutations.gatekeeper.sh/v1
            kind: ModifySet
            metadata: {name: merge}
            spec:
              applyTo: [{groups: [""], versions: [v1], kinds: [Pod]}]
              location: "spec.containers[name: *].args"
              parameters: {operation: merge, values: {fromList: [--fast, --safe]}}
            ---
            apiVersion: mutations.gatekeeper.sh/v1
            kind: AssignImage
            metadata: {name: image}
            spec:
              applyTo: [{groups: [""], versions: [v1], kinds: [Pod]}]
              location: "spec.containers[name: *].image"
              parameters: {assignDomain: registry.example, assignTag: ":2"}
            ---
            apiVersion: mutations.gatekeeper.sh/v1
            kind: AssignMetadata
            metadata: {name: there}
            spec: {location: metadata.labels.team, parameters: {assign: {value: b}}}
            ---
            apiVersion: mutations.gatekeeper.sh/v1
            kind: AssignMetadata
            metadata: {name: new}
            spec: {location: metadata.annotations."example.com/from", parameters: {assign: {fromMetadata: {field: namespace}}}}
            """);

        Assert.Equal("", result.Problem);
        Assert.Equal("[--fast, --safe]|[--fast, --safe]", string.Join('|', Containers(result).Select(container => Texts(container["args"]))));
        Assert.Equal(["registry.example/nginx:2", "registry.example/side:2"], Containers(result).Select(container => container["image"].AsText));
        Assert.Equal("{'team':'a'}", Yaml.Json(result.Object.Root["metadata"]!["labels"]!).Replace('"', '\''));
        Assert.Equal("shop", result.Object.Root["metadata"]!["annotations"]!["example.com/from"].AsText);
    }

    [Theory]
    [InlineData("match: {namespaces: [shop]}", true)]
    [InlineData("match: {excludedNamespaces: ['sh*']}", false)]
    [InlineData("match: {source: Generated}", false)]
    [InlineData("match: {source: Original}", true)]
    [InlineData("match: {labelSelector: {matchLabels: {team: b}}}", false)]
    public void Only_what_matches_is_changed(string match, bool isChanged)
    {
        var result = Mutate(MutatorConflictsTests.Assign("a", "spec.hostNetwork", "Pod").Replace("spec:\n", $"spec:\n  {match}\n", StringComparison.Ordinal));

        Assert.Equal(isChanged, result.Steps.Length == 1);
        Assert.Equal(isChanged, result.Object.Root["spec"]!["hostNetwork"] is not null);
    }

    [Theory]
    [InlineData("[CREATE]", AdmissionOperation.Create, true)]
    [InlineData("[UPDATE]", AdmissionOperation.Create, false)]
    [InlineData("['*']", AdmissionOperation.Create, true)]
    [InlineData("[UPDATE]", null, true)]
    public void An_operation_that_is_named_counts_where_one_is_asked_for(string operations, AdmissionOperation? operation, bool isChanged)
    {
        var mutator = MutatorConflictsTests.Assign("a", "spec.hostNetwork", "Pod").Replace("kinds: [Pod]", $"kinds: [Pod], operations: {operations}", StringComparison.Ordinal);

        Assert.Equal(isChanged, Mutate(mutator, operation).Steps.Length == 1);
    }

    [Fact]
    public void A_change_that_cannot_be_made_denies_and_leaves_the_object_as_it_was()
    {
        var result = Mutate($"{MutatorConflictsTests.Assign("a", "spec.new", "Pod")}\n---\n{MutatorConflictsTests.Assign("b", "spec.containers.x", "Pod")}");

        Assert.Equal("Assign b: location spec.containers.x: spec.containers must be an object and is a list", result.Problem);
        Assert.Null(result.Object.Root["spec"]!["new"]);
    }

    [Fact]
    public void A_value_that_one_adds_and_one_takes_out_is_out()
    {
        var result = Mutate("""
            apiVersion: mutations.gatekeeper.sh/v1
            kind: ModifySet
            metadata: {name: a}
            spec:
              applyTo: [{groups: [""], versions: [v1], kinds: [Pod]}]
              location: "spec.containers[name: main].args"
              parameters: {values: {fromList: [--new]}}
            ---
            apiVersion: mutations.gatekeeper.sh/v1
            kind: ModifySet
            metadata: {name: b}
            spec:
              applyTo: [{groups: [""], versions: [v1], kinds: [Pod]}]
              location: "spec.containers[name: main].args"
              parameters: {operation: prune, values: {fromList: [--new]}}
            ---
            """ + "\n" + MutatorConflictsTests.Assign("c", "spec.restartPolicy", "Pod", "Always"));

        Assert.Equal("", result.Problem);
        Assert.Equal("[--debug, --fast]", Texts(Containers(result).First()["args"]));
    }

    [Fact]
    public void Where_two_set_one_value_the_last_one_wins()
    {
        var result = Mutate($"{MutatorConflictsTests.Assign("b", "spec.hostname", "Pod", "two")}\n---\n{MutatorConflictsTests.Assign("a", "spec.hostname", "Pod", "one")}");

        Assert.Equal("", result.Problem);
        Assert.Equal("two", result.Object.Root["spec"]!["hostname"].AsText);
    }

    [Fact]
    public void What_came_to_rest_stays_at_rest()
    {
        var step = Gen.OneOf(Gen.Const("a"), Gen.Const("b"), Gen.Const("c[name: x]"), Gen.Const("c[name: *]"), Gen.Const("c"));
        var location = step.Array[1, 4].Select(steps => string.Join('.', ["spec", .. steps, "v"]));
        Gen.Select(location, Gen.Int[0, 2]).Array[1, 5].Sample(written =>
        {
            var documents = string.Join("\n---\n", written.Select((one, i) => MutatorConflictsTests.Assign($"m{i}", one.Item1, "Pod", $"{one.Item2}")));
            var (mutators, _) = MutatorReading.ReadAll(Written.Objects(documents));
            var evaluation = new MutatorEvaluation(mutators);
            var once = evaluation.Mutate(Assert.Single(Written.Objects(Pod)), null, MatchSource.Original, null, CancellationToken.None);
            if (once.Problem.Length > 0)
                return;
            var twice = evaluation.Mutate(once.Object, null, MatchSource.Original, null, CancellationToken.None);
            Assert.Equal(Yaml.Json(once.Object.Root), Yaml.Json(twice.Object.Root));
        }, iter: 200);
    }

    static MutatorResult Mutate(string mutators, AdmissionOperation? operation = AdmissionOperation.Create)
    {
        var (read, issues) = MutatorReading.ReadAll(Written.Objects(mutators));
        Assert.Empty(issues);
        return new MutatorEvaluation(read).Mutate(
            Assert.Single(Written.Objects(Pod)), null, MatchSource.Original, operation, TestContext.Current.CancellationToken);
    }

    static IEnumerable<MappingNode> Containers(MutatorResult result) => result.Object.Root["spec"]!["containers"].AsMappings;

    static string Texts(ObjectNode? node) => $"[{string.Join(", ", Assert.IsType<SequenceNode>(node).Items.Select(item => item.AsText))}]";
}
