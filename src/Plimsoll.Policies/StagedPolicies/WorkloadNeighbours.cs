using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Workloads;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.StagedPolicies;

/// <summary>What among the given objects is about a workload: Services, routes, NetworkPolicies, ServiceAccounts. Safe for concurrent use.</summary>
sealed class WorkloadNeighbours
{
    static readonly string[] Routes = ["HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute", "UDPRoute"];
    static readonly string[] RouteVersions = ["v1", "v1beta1", "v1alpha2"];

    readonly Lazy<ILookup<string, KubernetesObject>> _services;
    readonly Lazy<ILookup<string, KubernetesObject>> _networkPolicies;
    readonly Lazy<ILookup<(string Namespace, string Name), KubernetesObject>> _accounts;
    readonly Lazy<HashSet<(string Namespace, string Service)>> _routed;

    /// <summary>Looks among the objects of a cluster.</summary>
    public WorkloadNeighbours(ClusterObjects cluster)
    {
        _services = new(() => cluster.OfKind("v1", "Service").ToLookup(NamespaceOf, StringComparer.Ordinal));
        _networkPolicies = new(() => cluster.OfKind("networking.k8s.io/v1", "NetworkPolicy").ToLookup(NamespaceOf, StringComparer.Ordinal));
        _accounts = new(() => cluster.OfKind("v1", "ServiceAccount").ToLookup(account => (NamespaceOf(account), account.Reference.Name)));
        _routed = new(() => [.. cluster.OfKind("networking.k8s.io/v1", "Ingress").SelectMany(IngressBackends), .. RouteBackends(cluster)]);
    }

    /// <summary>From where a Pod can be reached by name, the widest of: none, cluster, nodePort, loadBalancer, ingress.</summary>
    public string ExposureOf(PodTemplate template, string @namespace)
    {
        var widest = Exposure.None;
        foreach (var service in _services.Value[@namespace])
        {
            if (Selects(service.Root["spec"]?["selector"], template.Metadata?["labels"]))
                widest = (Exposure)Math.Max((int)widest, (int)ExposureBy(service, @namespace));
        }

        return widest switch
        {
            Exposure.None => "none",
            Exposure.Cluster => "cluster",
            Exposure.NodePort => "nodePort",
            Exposure.LoadBalancer => "loadBalancer",
            _ => "ingress",
        };
    }

    /// <summary>The names of the NetworkPolicies that select a Pod, sorted.</summary>
    public ImmutableArray<string> NetworkPoliciesOf(PodTemplate template, string @namespace) =>
    [
        .. _networkPolicies.Value[@namespace]
            .Where(policy => PodSelector.Matches(policy.Root["spec"]?["podSelector"], template.Metadata?["labels"]))
            .Select(policy => policy.Reference.Name)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Whether the Pod gets a token of its ServiceAccount: by its own word, else by the account's, else yes.</summary>
    public bool MountsToken(PodTemplate template, string @namespace) =>
        template.Spec["automountServiceAccountToken"].AsBoolean
        ?? _accounts.Value[(@namespace, AccountOf(template))].FirstOrDefault()?.Root["automountServiceAccountToken"].AsBoolean
        ?? true;

    /// <summary>The name of the Pod's ServiceAccount.</summary>
    public static string AccountOf(PodTemplate template) =>
        template.Spec["serviceAccountName"].AsText is { Length: > 0 } name ? name
        : template.Spec["serviceAccount"].AsText is { Length: > 0 } old ? old
        : "default";

    Exposure ExposureBy(KubernetesObject service, string @namespace)
    {
        if (_routed.Value.Contains((@namespace, service.Reference.Name)))
            return Exposure.Ingress;
        var spec = service.Root["spec"];
        if (spec?["externalIPs"] is SequenceNode { Items.IsEmpty: false })
            return Exposure.LoadBalancer;
        return spec?["type"].AsText switch
        {
            "LoadBalancer" => Exposure.LoadBalancer,
            "NodePort" => Exposure.NodePort,
            _ => Exposure.Cluster,
        };
    }

    static bool Selects(ObjectNode? selector, ObjectNode? labels) =>
        selector is MappingNode { Entries.IsEmpty: false } wanted
        && wanted.Entries.All(entry => (labels?[entry.Key] as ScalarNode)?.Text == (entry.Value as ScalarNode)?.Text);

    static IEnumerable<(string Namespace, string Service)> IngressBackends(KubernetesObject ingress)
    {
        var spec = ingress.Root["spec"];
        var @namespace = NamespaceOf(ingress);
        if (spec?["defaultBackend"]?["service"]?["name"].AsText is { } fallback)
            yield return (@namespace, fallback);
        foreach (var path in (spec?["rules"]).AsMappings.SelectMany(rule => (rule["http"]?["paths"]).AsMappings))
        {
            if (path["backend"]?["service"]?["name"].AsText is { } name)
                yield return (@namespace, name);
        }
    }

    static IEnumerable<(string Namespace, string Service)> RouteBackends(ClusterObjects cluster) =>
        from kind in Routes
        from version in RouteVersions
        from route in cluster.OfKind($"gateway.networking.k8s.io/{version}", kind)
        from rule in (route.Root["spec"]?["rules"]).AsMappings
        from backend in rule["backendRefs"].AsMappings
        where backend["name"].AsText is not null
        select (backend["namespace"].AsText ?? NamespaceOf(route), backend["name"].AsText ?? "");

    static string NamespaceOf(KubernetesObject found) =>
        found.Reference.Namespace.Length > 0 ? found.Reference.Namespace : AdmissionRequests.DefaultNamespace;

    enum Exposure
    {
        None,
        Cluster,
        NodePort,
        LoadBalancer,
        Ingress,
    }
}
