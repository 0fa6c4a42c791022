using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes.Network;

/// <summary>Reads Services and what opens them to the outside.</summary>
/// <remarks>
/// core/v1 Service, networking.k8s.io/v1 and v1beta1 Ingress, route.openshift.io/v1 Route, gateway.networking.k8s.io HTTPRoute, GRPCRoute,
/// TLSRoute, TCPRoute and UDPRoute.
/// </remarks>
static class ServiceReading
{
    /// <summary>The Service; <c>null</c> where the object is none.</summary>
    public static NetworkService? Service(KubernetesObject @object)
    {
        if (@object.Reference is not { ApiVersion: "v1", Kind: "Service" } || @object.Root["spec"] is not MappingNode spec)
            return null;
        return new NetworkService(
            @object.Reference with { Namespace = NamespaceOf(@object) },
            LabelSelector.Of(LabelSet.Read(spec["selector"])),
            [.. spec["ports"].AsMappings.Select(Port).OfType<ServicePort>()],
            spec["type"].AsText ?? "ClusterIP",
            @object.Location)
        {
            ScrapedPort = ScrapingReading.Port(@object.Root["metadata"]),
        };
    }

    /// <summary>What the object opens; nothing where it is no such object.</summary>
    public static IEnumerable<Entrance> Entrances(KubernetesObject @object)
    {
        var slash = @object.Reference.ApiVersion.IndexOf('/', StringComparison.Ordinal);
        return (slash < 0 ? "" : @object.Reference.ApiVersion[..slash], @object.Reference.Kind) switch
        {
            ("networking.k8s.io" or "extensions", "Ingress") => Ingress(@object),
            ("route.openshift.io" or "", "Route") => Route(@object),
            ("gateway.networking.k8s.io", "HTTPRoute" or "GRPCRoute" or "TLSRoute" or "TCPRoute" or "UDPRoute") => Gateway(@object),
            _ => [],
        };
    }

    static ServicePort? Port(MappingNode port)
    {
        if (port["port"].AsInteger is not (>= 1 and <= PortRange.MaxPort and var number)
            || PortReading.Named(port["protocol"].AsText ?? "TCP") is not { } protocol)
        {
            return null;
        }

        var target = port["targetPort"].AsInteger ?? number;
        var name = port["targetPort"].AsText ?? "";
        return new ServicePort(port["name"].AsText ?? "", protocol, (int)number, name.Length > 0 ? 0 : (int)target, name);
    }

    static IEnumerable<Entrance> Ingress(KubernetesObject @object)
    {
        var spec = @object.Root["spec"];
        var backends = spec?["rules"].AsMappings.SelectMany(rule => rule["http"]?["paths"].AsMappings ?? []).Select(path => path["backend"]) ?? [];
        foreach (var backend in backends.Append(spec?["defaultBackend"] ?? spec?["backend"]))
        {
            var (name, port) = backend?["service"] is { } service
                ? (service["name"].AsText, service["port"]?["name"] ?? service["port"]?["number"])
                : (backend?["serviceName"].AsText, backend?["servicePort"]);
            if (name is not null)
                yield return Of(@object, NamespaceOf(@object), name, port, backend!); // The name was found in it.
        }
    }

    static IEnumerable<Entrance> Route(KubernetesObject @object)
    {
        var spec = @object.Root["spec"];
        foreach (var backend in (spec?["alternateBackends"].AsMappings ?? []).Prepend(spec?["to"] as MappingNode))
        {
            if (backend?["name"].AsText is { } name)
                yield return Of(@object, NamespaceOf(@object), name, spec?["port"]?["targetPort"], backend);
        }
    }

    static IEnumerable<Entrance> Gateway(KubernetesObject @object)
    {
        foreach (var backend in @object.Root["spec"]?["rules"].AsMappings.SelectMany(rule => rule["backendRefs"].AsMappings) ?? [])
        {
            if (backend["name"].AsText is { } name && backend["kind"].AsText is null or "Service")
                yield return Of(@object, backend["namespace"].AsText ?? NamespaceOf(@object), name, backend["port"], backend);
        }
    }

    static Entrance Of(KubernetesObject @object, string @namespace, string service, ObjectNode? port, ObjectNode place) => new(
        @object.Reference with { Namespace = NamespaceOf(@object) }, @namespace, service, (port as ScalarNode)?.Text ?? "", place.Location);

    static string NamespaceOf(KubernetesObject @object) =>
        @object.Reference.Namespace is { Length: > 0 } written ? written : "default";
}
