using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Gatekeeper.Mutation;

/// <summary>Reads mutators as strictly as Gatekeeper's own webhook does.</summary>
/// <remarks>mutations.gatekeeper.sh; Gatekeeper, pkg/mutation/mutators, v3.24.</remarks>
static class MutatorReading
{
    /// <summary>Longest name of a mutator, in characters.</summary>
    const int MaxName = 63;

    /// <summary>Whether an object is a mutator of a version that is known.</summary>
    /// <param name="reference">Its name.</param>
    public static bool IsMutator(ObjectReference reference) =>
        GroupVersionKind.Of(reference.ApiVersion, reference.Kind) is
        {
            Group: "mutations.gatekeeper.sh",
            Version: "v1" or "v1beta1" or "v1alpha1",
            Kind: "Assign" or "AssignMetadata" or "ModifySet" or "AssignImage",
        };

    /// <summary>The mutators among objects, without those that cannot be used and those that contradict each other; and why those cannot.</summary>
    /// <param name="documents">The objects; those that are no mutators are passed over. Of two with one name the last counts.</param>
    public static (ImmutableArray<Mutator> Mutators, ImmutableArray<PolicyIssue> Issues) ReadAll(IEnumerable<KubernetesObject> documents)
    {
        var mutators = ImmutableArray.CreateBuilder<Mutator>();
        var all = ImmutableArray.CreateBuilder<PolicyIssue>();
        foreach (var document in documents.Where(document => IsMutator(document.Reference)).GroupBy(found => (found.Reference.Kind, found.Reference.Name)).Select(group => group.Last()))
        {
            var issues = new PolicyIssues(document.Reference);
            if (Read(document, issues) is { } mutator)
                mutators.Add(mutator);
            all.AddRange(issues.All);
        }

        var conflicts = MutatorConflicts.Among(mutators);
        foreach (var (mutator, others) in conflicts)
        {
            all.Add(new PolicyIssue(
                mutator.Object.Reference,
                (mutator.Object.Root["spec"] as MappingNode ?? mutator.Object.Root).LocationOf("location"),
                $"spec.location: {mutator.Path.Text} contradicts {string.Join(" and ", others)} on the shape of the object, so neither is applied"));
        }

        return ([.. mutators.Where(mutator => !conflicts.ContainsKey(mutator))], all.ToImmutable());
    }

    /// <summary>The mutator; <c>null</c> where it has an issue.</summary>
    /// <param name="document">A document of the group <c>mutations.gatekeeper.sh</c>.</param>
    /// <param name="issues">What is wrong with it.</param>
    public static Mutator? Read(KubernetesObject document, PolicyIssues issues)
    {
        var mutator = SpecOf(document, issues) is { } spec ? Read(document, spec) : null;
        return issues.IsEmpty ? mutator : null;
    }

    static FieldReader? SpecOf(KubernetesObject document, PolicyIssues issues)
    {
        var root = new FieldReader(document.Root, "", issues, "apiVersion", "kind", "metadata", "spec", "status");
        var metadata = root.Mapping("metadata", isRequired: true);
        if (metadata is not null && metadata["name"].AsText is not { Length: > 0 and <= MaxName })
            issues.Add(metadata.LocationOf("name"), $"metadata.name: must have 1 to {MaxName} characters");
        if (root.Mapping("spec", isRequired: true) is not { } spec)
            return null;
        return document.Reference.Kind == "AssignMetadata"
            ? new FieldReader(spec, "spec", issues, "match", "location", "parameters")
            : new FieldReader(spec, "spec", issues, "applyTo", "match", "location", "parameters");
    }

    static Mutator? Read(KubernetesObject document, FieldReader spec)
    {
        var path = Location(spec, "location");
        var node = spec.Mapping("parameters", isRequired: document.Reference.Kind != "ModifySet") ?? NodeMaking.Mapping([], spec.Node.Location);
        var kind = document.Reference.Kind;
        var parameters = kind switch
        {
            "Assign" => new FieldReader(node, "spec.parameters", spec.Issues, "pathTests", "assign"),
            "AssignMetadata" => new FieldReader(node, "spec.parameters", spec.Issues, "assign"),
            "ModifySet" => new FieldReader(node, "spec.parameters", spec.Issues, "pathTests", "operation", "values"),
            _ => new FieldReader(node, "spec.parameters", spec.Issues, "pathTests", "assignDomain", "assignPath", "assignTag"),
        };
        var modification = kind switch
        {
            "Assign" or "AssignMetadata" => AssignReading.Read(parameters, isText: kind == "AssignMetadata"),
            "ModifySet" => Set(parameters),
            _ => Image(parameters),
        };
        var match = MatchCriteriaReading.Read(spec, "match");
        var appliesTo = kind == "AssignMetadata" ? [] : AppliesToReading.Read(spec, takesOperations: true);
        if (path is null || modification is null)
            return null;
        Check(spec, kind, path, modification);
        return new Mutator(document, path, modification)
        {
            AppliesTo = appliesTo,
            Match = match,
            Conditions = kind == "AssignMetadata" ? OnlyWhereAbsent(path) : Conditions(parameters, path),
        };
    }

    static LocationPath? Location(FieldReader reader, string key)
    {
        if (reader.TextNode(key, isRequired: true) is not { Text.Length: > 0 } written)
            return null;
        if (LocationParser.TryParse(written.Text, out var path, out var problem))
            return path;
        reader.Fail(key, problem);
        return null;
    }

    static void Check(FieldReader spec, string kind, LocationPath path, Modification modification)
    {
        if (kind == "AssignMetadata")
        {
            if (path.Steps.Length != 3 || path.Last is not FieldStep || !(path.StartsWith("metadata", "labels") || path.StartsWith("metadata", "annotations")))
                spec.Fail("location", "must be metadata.labels.NAME or metadata.annotations.NAME");
            return;
        }

        if (path.StartsWith("metadata"))
            spec.Fail("location", "must not be in metadata: AssignMetadata sets labels and annotations");
        if (path.Last is ItemStep item)
            CheckItem(spec, kind, item, modification);
        if (kind != "ModifySet" && path.Steps is [.., ItemStep last, FieldStep field] && field.Name == last.Key)
            spec.Fail("location", $"must not change {field.Name}, by which the item is found");
    }

    static void CheckItem(FieldReader spec, string kind, ItemStep item, Modification modification)
    {
        if (kind != "Assign")
            spec.Fail("location", $"must not end at an item of a list with {kind}");
        else if (item.IsEvery)
            spec.Fail("location", "must name the item that is set, not all of them");
        else if (modification is not AssignedValue { Value: MappingNode value })
            spec.Fail("location", "ends at an item of a list, so parameters.assign.value must be an object");
        else if (!LocationEditing.HasKey(value, item))
            spec.Fail("location", $"sets the item {item}, so parameters.assign.value must have that {item.Key}");
    }

    static PathConditions OnlyWhereAbsent(LocationPath path) =>
        new(ImmutableDictionary<int, bool>.Empty.Add(path.Steps.Length - 1, false));

    static PathConditions Conditions(FieldReader parameters, LocationPath path)
    {
        var conditions = ImmutableDictionary.CreateBuilder<int, bool>();
        foreach (var (node, place) in parameters.Mappings("pathTests"))
        {
            var test = new FieldReader(node, place, parameters.Issues, "subPath", "condition");
            var mustExist = test.Word("condition", isRequired: true, "MustExist", "MustNotExist") == "MustExist";
            if (Location(test, "subPath") is not { } sub)
                continue;
            if (!path.StartsWith(sub))
                test.Fail("subPath", $"must be a beginning of the location {path.Text}");
            else if (!conditions.TryAdd(sub.Steps.Length - 1, mustExist) && conditions[sub.Steps.Length - 1] != mustExist)
                test.Fail("condition", $"another test asks for the opposite of {sub.Text}");
        }

        return new PathConditions(conditions.ToImmutable());
    }

    static SetModification Set(FieldReader parameters)
    {
        var isPrune = parameters.Word("operation", isRequired: false, "merge", "prune") == "prune";
        var values = parameters.Mapping("values") is { } node
            ? new FieldReader(node, parameters.PathOf("values"), parameters.Issues, "fromList")
            : null;
        if (values is not null && values.Has("fromList") && values.Node["fromList"] is not SequenceNode)
            values.Fail("fromList", "must be a list");
        return new SetModification(isPrune, (values?.Node["fromList"] as SequenceNode)?.Items ?? []);
    }

    static ImageModification Image(FieldReader parameters)
    {
        var image = new ImageModification(parameters.Text("assignDomain"), parameters.Text("assignPath"), parameters.Text("assignTag"));
        if (image.Problem() is { } found)
            parameters.Fail(found.Field, found.Problem);
        return image;
    }
}
