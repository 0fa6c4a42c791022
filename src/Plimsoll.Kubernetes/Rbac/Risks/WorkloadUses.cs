using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.PodSecurity;
using Plimsoll.Kubernetes.Workloads;
using Plimsoll.Model.Rbac;

namespace Plimsoll.Kubernetes.Rbac.Risks;

/// <summary>Which workloads run as which ServiceAccount, and how they can be reached.</summary>
sealed class WorkloadUses
{
    /// <summary>The word for a Pod with its node's addresses, which network policies do not close.</summary>
    public const string HostNetwork = "hostNetwork";

    readonly ClosedWorkloads _closed;
    readonly Dictionary<RbacSubject, List<AccountUse>> _uses = [];
    readonly Dictionary<RbacSubject, KubernetesObject> _accounts = [];
    readonly ILookup<string, KubernetesObject> _services;
    readonly Dictionary<(string Namespace, string Service), List<string>> _routes = [];

    /// <summary>Looks at every workload once.</summary>
    public WorkloadUses(ImmutableArray<KubernetesObject> objects, RbacObjects rbac)
    {
        _closed = new ClosedWorkloads(objects);
        foreach (var account in rbac.ServiceAccounts)
            _accounts[RbacSubject.ServiceAccount(RbacObjects.NamespaceOf(account), account.Reference.Name)] = account;
        _services = objects.Where(found => found.Reference is { ApiVersion: "v1", Kind: "Service" })
            .ToLookup(RbacObjects.NamespaceOf, StringComparer.Ordinal);
        foreach (var found in objects)
            AddRoutes(found);
        foreach (var found in objects)
        {
            // A Pod or ReplicaSet that a controller made is told with its controller.
            if (found.Root["metadata"]?["ownerReferences"].AsMappings.Any(owner => owner["controller"].AsBoolean == true) == true)
                continue;
            foreach (var template in PodTemplates.In(found))
                Add(found, template);
        }
    }

    /// <summary>The ServiceAccounts that a workload runs as.</summary>
    public IEnumerable<RbacSubject> Accounts => _uses.Keys;

    /// <summary>The ServiceAccount objects.</summary>
    public IReadOnlyDictionary<RbacSubject, KubernetesObject> Declared => _accounts;

    /// <summary>The workloads that run as a ServiceAccount.</summary>
    public ImmutableArray<AccountUse> Of(RbacSubject account) => _uses.TryGetValue(account, out var uses) ? [.. uses] : [];

    /// <summary>Whether something that runs as it has its token.</summary>
    public bool HasToken(RbacSubject account) => _uses.TryGetValue(account, out var uses) && uses.Any(use => use.MountsToken);

    void Add(KubernetesObject found, PodTemplate template)
    {
        var spec = template.Spec;
        var @namespace = RbacObjects.NamespaceOf(found);
        var name = spec["serviceAccountName"].AsText is { Length: > 0 } written ? written
            : spec["serviceAccount"].AsText is { Length: > 0 } older ? older : "default";
        var account = RbacSubject.ServiceAccount(@namespace, name);
        if (!_uses.TryGetValue(account, out var uses))
            _uses[account] = uses = [];
        var findings = PodSecurityStandards.Evaluate(template, PodSecurityLevel.Baseline);
        uses.Add(new AccountUse(
            template.Workload.Object, found.Location, MountsToken(account, spec),
            [.. Exposure(@namespace, template).Distinct(StringComparer.Ordinal)],
            [.. findings.Select(finding => finding.Id).Distinct(StringComparer.Ordinal)])
        {
            IsClosed = _closed.Contains(@namespace, found.Reference.Kind, found.Reference.Name),
        });
    }

    /// <summary>https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/: the Pod's word counts before the account's.</summary>
    bool MountsToken(RbacSubject account, MappingNode spec)
    {
        var isProjected = spec["volumes"].AsMappings
            .SelectMany(volume => volume["projected"]?["sources"].AsMappings ?? [])
            .Any(source => source["serviceAccountToken"].IsSet && (source["serviceAccountToken"]?["audience"].AsText ?? "").Length == 0);
        return isProjected || (spec["automountServiceAccountToken"].AsBoolean
            ?? _accounts.GetValueOrDefault(account)?.Root["automountServiceAccountToken"].AsBoolean
            ?? true);
    }

    IEnumerable<string> Exposure(string @namespace, PodTemplate template)
    {
        if (template.Spec["hostNetwork"].AsBoolean == true)
            yield return HostNetwork;
        if (template.Spec["containers"].AsMappings.SelectMany(container => container["ports"].AsMappings)
            .Any(port => port["hostPort"].AsInteger is > 0))
        {
            yield return "hostPort";
        }

        var labels = template.Metadata?["labels"] as MappingNode;
        foreach (var service in _services[@namespace])
        {
            if (service.Root["spec"]?["selector"] is not MappingNode { Entries.IsEmpty: false } selector
                || !selector.Entries.All(entry => labels?[entry.Key].AsText == entry.Value.AsText))
            {
                continue;
            }

            var type = service.Root["spec"]?["type"].AsText ?? "ClusterIP";
            yield return $"Service {service.Reference.Name} ({type})";
            foreach (var route in _routes.GetValueOrDefault((@namespace, service.Reference.Name)) ?? [])
                yield return route;
        }
    }

    void AddRoutes(KubernetesObject found)
    {
        var spec = found.Root["spec"];
        var backends = found.Reference.Kind switch
        {
            "Ingress" => (spec?["rules"]).AsMappings
                .SelectMany(rule => rule["http"]?["paths"].AsMappings ?? [])
                .Select(path => path["backend"])
                .Append(spec?["defaultBackend"] ?? spec?["backend"])
                .Select(backend => backend?["service"]?["name"].AsText ?? backend?["serviceName"].AsText),
            "HTTPRoute" or "GRPCRoute" or "TLSRoute" or "TCPRoute" => (spec?["rules"]).AsMappings
                .SelectMany(rule => rule["backendRefs"].AsMappings)
                .Select(backend => backend["name"].AsText),
            "Route" => [spec?["to"]?["name"].AsText],
            _ => [],
        };
        foreach (var service in backends.OfType<string>())
        {
            var key = (RbacObjects.NamespaceOf(found), service);
            if (!_routes.TryGetValue(key, out var routes))
                _routes[key] = routes = [];
            routes.Add($"{found.Reference.Kind} {found.Reference.Name}");
        }
    }
}
