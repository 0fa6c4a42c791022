using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;
using Plimsoll.Policies.AdmissionPolicies;
using Plimsoll.Policies.Gatekeeper.Mutation;

namespace Plimsoll.Policies.Gatekeeper.Expansion;

/// <summary>Finds the objects that an object will make, by ExpansionTemplates. Safe for concurrent use.</summary>
/// <remarks>Gatekeeper, pkg/expansion/system.go, v3.24; what it does in any order is done by name here.</remarks>
public sealed class ExpansionEvaluation
{
    /// <summary>How many objects may stand between an object and one that it makes.</summary>
    const int MaxDepth = 30;

    /// <summary>Objects that one object makes.</summary>
    const int MaxObjects = 1_000;

    readonly ImmutableArray<ExpansionTemplate> _templates;
    readonly MutatorEvaluation _mutators;

    /// <summary>Prepares the expansion of objects.</summary>
    /// <param name="templates">The templates; those that go round in a circle must have been set aside.</param>
    /// <param name="mutators">The mutators; those about generated objects are applied to them.</param>
    public ExpansionEvaluation(IEnumerable<ExpansionTemplate> templates, MutatorEvaluation mutators)
    {
        _templates = [.. templates.OrderBy(template => template.Name, StringComparer.Ordinal)];
        _mutators = mutators;
    }

    /// <summary>Whether there are no templates.</summary>
    public bool IsEmpty => _templates.IsEmpty;

    /// <summary>The objects that an object will make.</summary>
    /// <param name="generator">The object, mutators applied.</param>
    /// <param name="namespace">The Namespace that it is in; <c>null</c> where that is not known, or where it is in none.</param>
    /// <param name="cancellation">Ends the expansion.</param>
    public ExpansionResult Expand(KubernetesObject generator, MappingNode? @namespace, CancellationToken cancellation = default)
    {
        if (_templates.IsEmpty)
            return ExpansionResult.Nothing;
        var objects = ImmutableArray.CreateBuilder<GeneratedObject>();
        var problem = Expand(generator, @namespace, 0, objects, cancellation);
        return problem.Length > 0 ? new ExpansionResult([], problem) : new ExpansionResult(objects.ToImmutable(), "");
    }

    string Expand(
        KubernetesObject generator, MappingNode? @namespace, int depth, ImmutableArray<GeneratedObject>.Builder objects, CancellationToken cancellation)
    {
        if (depth == MaxDepth)
            return $"more than {MaxDepth} objects make each other";
        var kind = GroupVersionKind.Of(generator.Reference.ApiVersion, generator.Reference.Kind);
        var own = new List<GeneratedObject>();
        foreach (var template in _templates.Where(template => template.Includes(kind)))
        {
            cancellation.ThrowIfCancellationRequested();
            if (Make(generator, @namespace, template) is not { } made)
                return $"ExpansionTemplate {template.Name}: {generator.Reference} has no {string.Join('.', template.Source)} to make a {template.Generated.Kind} of";
            var mutated = _mutators.Mutate(made, @namespace, MatchSource.Generated, null, cancellation);
            if (mutated.Problem.Length > 0)
                return $"ExpansionTemplate {template.Name}: {mutated.Problem}";
            own.Add(new GeneratedObject(mutated.Object, template));
        }

        foreach (var made in own)
        {
            var problem = Expand(made.Object, @namespace, depth + 1, objects, cancellation);
            if (problem.Length > 0)
                return problem;
        }

        objects.AddRange(own);
        return objects.Count > MaxObjects ? $"it makes more than {MaxObjects} objects" : "";
    }

    static KubernetesObject? Make(KubernetesObject generator, MappingNode? @namespace, ExpansionTemplate template)
    {
        ObjectNode? found = generator.Root;
        foreach (var field in template.Source)
            found = found?[field];
        if (found is not MappingNode source)
            return null;
        var place = source.Location;
        var name = $"{NameOf(generator)}-{template.Generated.Kind}".ToLowerInvariant();
        var inside = @namespace is { } known ? known["metadata"]?["name"].AsText ?? "" : generator.Root["metadata"]?["namespace"].AsText ?? "";
        var metadata = Owned(source.Below("metadata"), generator)
            .Without("namespace")
            .With("name", NodeMaking.Text(name, place));
        if (inside.Length > 0)
            metadata = metadata.With("namespace", NodeMaking.Text(inside, place));
        var root = source
            .With("apiVersion", NodeMaking.Text(template.Generated.ApiVersion, place))
            .With("kind", NodeMaking.Text(template.Generated.Kind, place))
            .With("metadata", metadata);
        return new KubernetesObject(new ObjectReference(template.Generated.ApiVersion, template.Generated.Kind, inside, name), root);
    }

    static string NameOf(KubernetesObject generator) => generator.Root["metadata"]?["name"].AsText ?? "";

    /// <summary>The metadata with a reference to the object that makes the other one, as its controller would write it.</summary>
    static MappingNode Owned(MappingNode metadata, KubernetesObject owner)
    {
        var name = NameOf(owner);
        var place = metadata.Location;
        var references = metadata["ownerReferences"] as SequenceNode;
        if (name.Length == 0 || references?.Items.Any(item => IsTo(item, owner, name)) == true)
            return metadata;
        var reference = NodeEdits.Texts(
            place, ("apiVersion", owner.Reference.ApiVersion), ("kind", owner.Reference.Kind), ("name", name), ("uid", ""));
        return metadata.With("ownerReferences", NodeMaking.Sequence([.. references?.Items ?? [], reference], place));
    }

    static bool IsTo(ObjectNode reference, KubernetesObject owner, string name) =>
        reference["apiVersion"].AsText == owner.Reference.ApiVersion
        && reference["kind"].AsText == owner.Reference.Kind
        && reference["name"].AsText == name;
}
