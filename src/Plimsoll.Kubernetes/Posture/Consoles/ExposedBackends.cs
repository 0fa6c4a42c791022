using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes.Posture.Consoles;

/// <summary>The Services that Ingresses, routes of a Gateway, Routes of OpenShift, Traefik and Istio lead to.</summary>
/// <remarks>
/// https://gateway-api.sigs.k8s.io/reference/spec/; https://docs.redhat.com/en/documentation/openshift_container_platform (route.openshift.io/v1);
/// https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/; https://istio.io/latest/docs/reference/config/networking/virtual-service/.
/// </remarks>
static class ExposedBackends
{
    /// <summary>Host names that are named in a message.</summary>
    const int MaxHosts = 3;

    /// <summary>The lists of a VirtualService that have routes.</summary>
    static readonly string[] Protocols = ["http", "tls", "tcp"];

    public static IEnumerable<ExposedBackend> Of(KubernetesObject found) => (Group(found.Reference.ApiVersion), found.Reference.Kind) switch
    {
        ("networking.k8s.io" or "extensions", "Ingress") => Ingress(found),
        ("gateway.networking.k8s.io", "HTTPRoute" or "GRPCRoute" or "TLSRoute" or "TCPRoute" or "UDPRoute") => GatewayRoute(found),
        ("route.openshift.io", "Route") => Route(found),
        ("traefik.io" or "traefik.containo.us", "IngressRoute" or "IngressRouteTCP") => Traefik(found),
        ("networking.istio.io", "VirtualService") => Istio(found),
        _ => [],
    };

    static string Group(string apiVersion) => apiVersion.IndexOf('/', StringComparison.Ordinal) is var slash and > 0 ? apiVersion[..slash] : "";

    static IEnumerable<ExposedBackend> Ingress(KubernetesObject ingress)
    {
        var name = PostureChecks.NamespaceOf(ingress);
        var fallback = ingress.Root["spec"]?["defaultBackend"] ?? ingress.Root["spec"]?["backend"];
        if (ServiceOf(fallback) is { Length: > 0 } service)
            yield return new ExposedBackend(name, service, $"{ingress.Reference.Kind} for every host", fallback!.Location); // It has a name.
        foreach (var rule in ingress.Root["spec"]?["rules"].AsMappings ?? [])
        {
            foreach (var path in rule["http"]?["paths"].AsMappings ?? [])
            {
                if (ServiceOf(path["backend"]) is { Length: > 0 } backend)
                    yield return new ExposedBackend(name, backend, $"{ingress.Reference.Kind} at {rule["host"].AsText ?? "every host"}{path["path"].AsText}", path.Location);
            }
        }
    }

    static string? ServiceOf(ObjectNode? backend) => backend?["service"]?["name"].AsText ?? backend?["serviceName"].AsText;

    static IEnumerable<ExposedBackend> GatewayRoute(KubernetesObject route) =>
        from rule in route.Root["spec"]?["rules"].AsMappings ?? []
        from backend in rule["backendRefs"].AsMappings
        where backend["kind"].AsText is null or "Service"
        let service = backend["name"].AsText
        where service is not null
        select new ExposedBackend(
            backend["namespace"].AsText ?? PostureChecks.NamespaceOf(route), service, $"{route.Reference.Kind} at {Hosts(route.Root["spec"]?["hostnames"])}", backend.Location);

    static IEnumerable<ExposedBackend> Route(KubernetesObject route)
    {
        var spec = route.Root["spec"];
        MappingNode[] targets = [.. new[] { spec?["to"] }.OfType<MappingNode>(), .. spec?["alternateBackends"].AsMappings ?? []];
        return from target in targets
               let service = target["name"].AsText
               where service is not null
               select new ExposedBackend(
                   PostureChecks.NamespaceOf(route), service, $"Route at {spec?["host"].AsText ?? "a host of the cluster"}{(spec?["tls"].IsSet == true ? "" : " without TLS")}", target.Location);
    }

    static IEnumerable<ExposedBackend> Traefik(KubernetesObject route) =>
        from rule in route.Root["spec"]?["routes"].AsMappings ?? []
        from service in rule["services"].AsMappings
        let name = service["name"].AsText == "api@internal" ? "traefik-dashboard" : service["name"].AsText
        where name is not null
        select new ExposedBackend(
            service["namespace"].AsText ?? PostureChecks.NamespaceOf(route), name, $"{route.Reference.Kind} at {rule["match"].AsText ?? "every host"}", service.Location);

    static IEnumerable<ExposedBackend> Istio(KubernetesObject service) =>
        from list in Protocols
        from rule in service.Root["spec"]?[list].AsMappings ?? []
        from target in rule["route"].AsMappings
        let host = target["destination"]?["host"].AsText?.Split('.')
        where host is not null && (service.Root["spec"]?["gateways"] as SequenceNode)?.Items.Any(gateway => gateway.AsText is not (null or "mesh")) == true
        select new ExposedBackend(
            host.Length > 1 ? host[1] : PostureChecks.NamespaceOf(service), host[0], $"VirtualService at {Hosts(service.Root["spec"]?["hosts"])}", target.Location);

    static string Hosts(ObjectNode? list)
    {
        string[] hosts = [.. (list as SequenceNode)?.Items.Select(host => host.AsText ?? "").Where(host => host.Length > 0) ?? []];
        return hosts.Length == 0 ? "every host" : string.Join(", ", hosts.Take(MaxHosts)) + (hosts.Length > MaxHosts ? " and more" : "");
    }
}
