using System.Collections.Concurrent;
using System.Collections.Immutable;
using Plimsoll.Cel.Kubernetes;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Schemas;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>What policies may ask the cluster: namespaces, parameters, resources. Safe for concurrent use.</summary>
public sealed class ClusterObjects
{
    /// <summary>Namespaces made up and kept, at most.</summary>
    const int MaxAssumed = 10_000;

    readonly Dictionary<string, MappingNode> _namespaces = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, MappingNode> _assumed = new(StringComparer.Ordinal);
    readonly ILookup<(string ApiVersion, string Kind), KubernetesObject> _byKind;

    ClusterObjects(ImmutableArray<KubernetesObject> objects, ResourceTable resources)
    {
        Resources = resources;
        Objects = objects;
        Authorizer = RbacAuthorizer.From(objects);
        Schemas = SchemaCatalog.BuiltIn.With(objects.SelectMany(SchemasOf));
        _byKind = objects.ToLookup(found => (found.Reference.ApiVersion, found.Reference.Kind));
        foreach (var found in _byKind[("v1", "Namespace")])
            _namespaces[found.Reference.Name] = AdmissionRequests.WithNameLabel(found.Root);
    }

    /// <summary>A cluster of which nothing is known.</summary>
    public static ClusterObjects Empty { get; } = new([], ResourceTable.BuiltIn);

    /// <summary>All objects, in the order in which they were given.</summary>
    internal ImmutableArray<KubernetesObject> Objects { get; }

    /// <summary>Which resource serves a kind.</summary>
    public ResourceTable Resources { get; }

    /// <summary>Answers who may do what.</summary>
    public IAuthorizer Authorizer { get; }

    /// <summary>The types of objects, for merging and type checks.</summary>
    public SchemaCatalog Schemas { get; }

    /// <summary>A cluster that holds the given objects.</summary>
    public static ClusterObjects From(ImmutableArray<KubernetesObject> objects) => new(objects, ResourceTable.From(objects));

    /// <summary>Whether a namespace is among the objects.</summary>
    public bool Knows(string @namespace) => _namespaces.ContainsKey(@namespace);

    /// <summary>A namespace; one that is not among the objects has its name, the label that the API server gives it, and nothing else.</summary>
    /// <param name="name">Its name.</param>
    public MappingNode Namespace(string name)
    {
        if (_namespaces.TryGetValue(name, out var known) || _assumed.TryGetValue(name, out known))
            return known;
        var made = Assume(name);
        if (_assumed.Count < MaxAssumed)
            _assumed[name] = made;
        return made;
    }

    /// <summary>Objects of a kind, in the order in which they were given.</summary>
    /// <param name="apiVersion">Group and version.</param>
    /// <param name="kind">The kind.</param>
    public IEnumerable<KubernetesObject> OfKind(string apiVersion, string kind) => _byKind[(apiVersion, kind)];

    static IEnumerable<CustomResourceSchema> SchemasOf(KubernetesObject found) =>
        found.Reference.Kind == "CustomResourceDefinition" ? OpenApiSchemas.Read(found.Root).Versions : [];

    static MappingNode Assume(string name)
    {
        var place = new SourceLocation("", 0, 0);
        var labels = NodeEdits.Texts(place, (AdmissionRequests.NameLabel, name));
        var metadata = NodeEdits.Texts(place, ("name", name)).With("labels", labels);
        return NodeMaking.Mapping([], place)
            .With("metadata", metadata)
            .With("spec", NodeMaking.Mapping([], place))
            .With("status", NodeEdits.Texts(place, ("phase", "Active")));
    }
}
