using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes.Network;

/// <summary>Which connections manifests need: Services named in environment variables, arguments, commands and ConfigMaps.</summary>
public static class RequiredConnections
{
    /// <summary>The connections, of equal ones the first.</summary>
    /// <param name="state">The state.</param>
    /// <param name="objects">The objects of the manifests, for their ConfigMaps.</param>
    public static ImmutableArray<RequiredConnection> Of(NetworkState state, IEnumerable<KubernetesObject> objects)
    {
        var maps = objects
            .Where(found => found.Reference is { ApiVersion: "v1", Kind: "ConfigMap" })
            .GroupBy(found => (found.Reference.Namespace is { Length: > 0 } name ? name : "default", found.Reference.Name))
            .ToDictionary(group => group.Key, group => group.First().Root["data"] as MappingNode);
        var found = new List<RequiredConnection>();
        foreach (var pod in state.Pods)
        {
            foreach (var address in Texts(pod, maps).SelectMany(ServiceAddress.In).Distinct())
                found.AddRange(To(state, pod, address));
        }

        foreach (var service in state.Services)
            found.AddRange(FromOutside(state, service).Concat(FromScraping(state, service)));
        foreach (var pod in state.Pods.Where(pod => pod.ScrapedPort is not null && pod.Ports.Entries.Any(port => port.Number == pod.ScrapedPort)))
        {
            found.Add(new RequiredConnection(null, pod, Tcp(pod.ScrapedPort!.Value), "its annotation prometheus.io/scrape") // It is not null.
            {
                IsFromCluster = true,
            });
        }

        return [.. found.DistinctBy(one => (one.Source, one.Destination, one.Connections, one.IsFromCluster))];
    }

    static IEnumerable<RequiredConnection> To(NetworkState state, NetworkPod source, ServiceAddress address)
    {
        var @namespace = address.Namespace.Length > 0 ? address.Namespace : source.Namespace;
        foreach (var service in state.Services.Where(service => service.Object.Name == address.Name && service.Object.Namespace == @namespace))
        {
            var ports = service.Ports.Where(port => address.Port == 0 || port.Number == address.Port).ToArray();
            foreach (var pod in state.Pods.Where(pod => service.Selects(pod) && pod.Workload != source.Workload))
            {
                var set = ports.Aggregate(ConnectionSet.None, (all, port) => all.Union(port.At(pod.Ports)));
                if (!set.IsEmpty)
                    yield return new RequiredConnection(source, pod, set, service.Object.ToString());
            }
        }
    }

    static IEnumerable<RequiredConnection> FromOutside(NetworkState state, NetworkService service)
    {
        var entrances = state.Entrances.Where(one => one.Service == service.Object.Name && one.Namespace == service.Object.Namespace).ToArray();
        foreach (var pod in state.Pods.Where(service.Selects))
        {
            if (service.IsOpenToOutside)
                yield return new RequiredConnection(null, pod, service.Ports.Aggregate(ConnectionSet.None, (all, port) => all.Union(port.At(pod.Ports))), $"{service.Object} of type {service.Type}");
            foreach (var entrance in entrances)
            {
                var set = entrance.OpenedAt(service).Aggregate(ConnectionSet.None, (all, port) => all.Union(port.At(pod.Ports)));
                if (!set.IsEmpty)
                    yield return new RequiredConnection(null, pod, set, entrance.Object.ToString()) { IsFromCluster = true };
            }
        }
    }

    /// <summary>What metrics are fetched from: a port that the Service has, by the number that clients use or that the pods have.</summary>
    static IEnumerable<RequiredConnection> FromScraping(NetworkState state, NetworkService service)
    {
        if (service.ScrapedPort is not { } scraped)
            yield break;
        foreach (var pod in state.Pods.Where(service.Selects))
        {
            var set = service.Ports.Where(port => port.Number == scraped || port.TargetNumber == scraped)
                .Aggregate(ConnectionSet.None, (all, port) => all.Union(port.At(pod.Ports)));
            if (!set.IsEmpty)
                yield return new RequiredConnection(null, pod, set, $"{service.Object} with annotation prometheus.io/scrape") { IsFromCluster = true };
        }
    }

    static ConnectionSet Tcp(int port) => ConnectionSet.Of(NetworkProtocol.Tcp, PortSet.Of(port, port));

    static IEnumerable<string> Texts(NetworkPod pod, Dictionary<(string, string), MappingNode?> maps)
    {
        var spec = pod.Spec;
        foreach (var container in spec?["containers"].AsMappings.Concat(spec["initContainers"].AsMappings) ?? [])
        {
            foreach (var item in new[] { container["args"], container["command"] }.OfType<SequenceNode>().SelectMany(list => list.Items).OfType<ScalarNode>())
                yield return item.Text;
            foreach (var variable in container["env"].AsMappings)
            {
                if (variable["value"] is ScalarNode value)
                    yield return value.Text;
                var reference = variable["valueFrom"]?["configMapKeyRef"];
                if (DataOf(reference?["name"].AsText)?[reference?["key"].AsText ?? ""] is ScalarNode referenced)
                    yield return referenced.Text;
            }

            foreach (var source in container["envFrom"].AsMappings)
            {
                foreach (var text in All(source["configMapRef"]?["name"].AsText))
                    yield return text;
            }
        }

        foreach (var volume in spec?["volumes"].AsMappings ?? [])
        {
            foreach (var text in All(volume["configMap"]?["name"].AsText))
                yield return text;
        }

        MappingNode? DataOf(string? name) => name is null ? null : maps.GetValueOrDefault((pod.Namespace, name));

        IEnumerable<string> All(string? name) => DataOf(name)?.Entries.Select(entry => entry.Value).OfType<ScalarNode>().Select(value => value.Text) ?? [];
    }
}
