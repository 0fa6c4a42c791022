using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.Network;

/// <summary>Groups pods into workloads, and the pods of a workload into variants where policies tell them apart.</summary>
static class NodeFinding
{
    /// <summary>The nodes, by name.</summary>
    public static ImmutableArray<NetworkNode> Find(Connectivity connectivity)
    {
        var workloads = connectivity.State.Pods
            .GroupBy(pod => pod.Workload, StringComparer.Ordinal)
            .Select(workload => (workload.Key, Endpoints: workload.GroupBy(connectivity.PositionOf).ToArray()))
            .ToArray();
        var divided = workloads.Where(workload => workload.Endpoints.Length > 1)
            .SelectMany(workload => workload.Endpoints).Select(pods => pods.Key).ToHashSet();
        var memberships = divided.Count == 0 ? [] : Memberships(connectivity, divided);

        var nodes = ImmutableArray.CreateBuilder<NetworkNode>();
        foreach (var workload in workloads.OrderBy(workload => workload.Key, StringComparer.Ordinal))
        {
            var variants = workload.Endpoints.Length == 1
                ? [workload.Endpoints]
                : workload.Endpoints
                    .GroupBy(pods => (
                        connectivity.RowOf(pods.Key, PolicyDirection.Ingress),
                        connectivity.RowOf(pods.Key, PolicyDirection.Egress),
                        memberships.GetValueOrDefault(pods.Key, "")))
                    .Select(variant => variant.ToArray()).ToArray();
            foreach (var variant in variants)
            {
                var pod = variant[0].First();
                var label = variants.Length == 1 ? "" : pod.Labels.Text;
                nodes.Add(new NetworkNode(
                    new NetworkParty(NetworkPartyKind.Workload, pod.Namespace, pod.Owner, pod.OwnerKind, label),
                    [.. variant.SelectMany(pods => pods)],
                    variant[0].Key));
            }
        }

        return nodes.ToImmutable();
    }

    /// <summary>For each of the endpoints, the peers of rules that hold it, and its ports where rules name ports.</summary>
    static Dictionary<int, string> Memberships(Connectivity connectivity, HashSet<int> positions)
    {
        var rules = connectivity.State.Policies.SelectMany(policy => (policy.Ingress ?? []).Concat(policy.Egress ?? [])).ToArray();
        var texts = positions.ToDictionary(position => position, _ => new System.Text.StringBuilder());
        var peers = rules.SelectMany(rule => rule.Peers).Distinct().ToArray();
        for (var number = 0; number < peers.Length; number++)
        {
            foreach (var position in connectivity.Index.HeldBy(peers[number]))
            {
                if (texts.TryGetValue(position, out var text))
                    text.Append(number).Append(' ');
            }
        }

        if (rules.Any(rule => rule.HasNamedPorts))
        {
            foreach (var (position, text) in texts)
                text.AppendJoin(',', connectivity.Endpoints[position].Ports.Entries.Where(port => port.Name.Length > 0));
        }

        return texts.ToDictionary(entry => entry.Key, entry => entry.Value.ToString());
    }
}
