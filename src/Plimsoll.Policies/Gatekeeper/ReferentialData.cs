using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Policies.AdmissionPolicies;
using Plimsoll.Rego.Values;

namespace Plimsoll.Policies.Gatekeeper;

/// <summary>The objects that constraints may ask beside the one under review: Namespaces, and <c>data.inventory</c>. Safe for concurrent use.</summary>
/// <remarks>https://open-policy-agent.github.io/gatekeeper/website/docs/sync. The inventory is made when a policy first looks at it.</remarks>
public sealed class ReferentialData
{
    readonly Lazy<RegoObject> _data;
    readonly bool _isCluster;

    ReferentialData(ClusterObjects cluster, bool isCluster, Func<IEnumerable<KubernetesObject>> objects)
    {
        (Cluster, _isCluster) = (cluster, isCluster);
        _data = new Lazy<RegoObject>(() => DataOf(objects()));
    }

    /// <summary>No objects.</summary>
    public static ReferentialData Empty { get; } = From([]);

    /// <summary>What CEL may ask, and the Namespaces.</summary>
    internal ClusterObjects Cluster { get; }

    /// <summary>The document <c>data</c> of Rego.</summary>
    internal RegoObject Data => _data.Value;

    /// <summary>Objects as they are written: those without a namespace count as cluster-scoped, as in gator.</summary>
    /// <param name="objects">The objects; of equal names the last counts.</param>
    public static ReferentialData From(ImmutableArray<KubernetesObject> objects) =>
        new(ClusterObjects.From(objects), isCluster: false, () => objects);

    /// <summary>The objects of a cluster as it would hold them: in the namespace <c>default</c> where they name none and need one.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="config">What is taken out of the inventory.</param>
    public static ReferentialData From(ClusterObjects cluster, GatekeeperConfig config) => new(
        cluster,
        isCluster: true,
        () => cluster.Objects
            .Where(found => !PolicySet.IsPolicy(found))
            .Select(found => AdmissionRequests.Create(found, cluster.Resources).Object!)
            .Where(found => !config.Excludes("sync", found.Reference.Namespace)));

    /// <summary>A Namespace of which only the name is known; <c>null</c> where the objects are all that there is.</summary>
    internal MappingNode? AssumedNamespace(string name) => _isCluster && name.Length > 0 ? Cluster.Namespace(name) : null;

    /// <summary>The Namespace of a name; <c>null</c> where it is not among the objects.</summary>
    internal MappingNode? Namespace(string name) => name.Length > 0 && Cluster.Knows(name) ? Cluster.Namespace(name) : null;

    static RegoObject DataOf(IEnumerable<KubernetesObject> objects)
    {
        var byNamespace = objects.ToLookup(found => found.Reference.Namespace, StringComparer.Ordinal);
        var cluster = new Grouped(byNamespace[""], 0);
        var namespaces = byNamespace.Where(group => group.Key.Length > 0)
            .Select(group => Member(group.Key, new RegoObject(new Grouped(group, 0))));
        var inventory = RegoObject.Of(Member("cluster", new RegoObject(cluster)), Member("namespace", RegoObject.Of(namespaces)));
        return RegoObject.Of(Member("inventory", inventory));
    }

    static KeyValuePair<RegoValue, RegoValue> Member(string key, RegoValue value) => new(NodeRego.Key(key), value);

    /// <summary>Objects by group and version, kind, and name, one level at a time.</summary>
    sealed class Grouped(IEnumerable<KubernetesObject> objects, int level) : IRegoMembers
    {
        const int NameLevel = 2;

        public KeyValuePair<RegoValue, RegoValue>[] Load() => level == NameLevel
            ? [.. objects.Select(found => Member(found.Reference.Name, NodeRego.Of(found.Root)))]
            : [.. objects.GroupBy(KeyOf, StringComparer.Ordinal).Select(group => Member(group.Key, new RegoObject(new Grouped(group, level + 1))))];

        string KeyOf(KubernetesObject found) => level == 0 ? found.Reference.ApiVersion : found.Reference.Kind;
    }
}
