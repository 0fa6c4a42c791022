using System.Collections.Immutable;
using Plimsoll.Kubernetes.Network;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes.Rbac.Risks;

/// <summary>The workloads that network policies let nobody into but what the manifests know.</summary>
sealed class ClosedWorkloads
{
    readonly HashSet<(string Namespace, string Kind, string Name)> _closed = [];

    /// <summary>Asks the policies among some objects; without any nothing is closed.</summary>
    public ClosedWorkloads(ImmutableArray<KubernetesObject> objects)
    {
        if (!objects.Any(found => found.Reference.Kind is "NetworkPolicy" or "AdminNetworkPolicy" or "BaselineAdminNetworkPolicy" or "ClusterNetworkPolicy"))
            return;
        var map = new NetworkMap(new Connectivity(NetworkReading.Read(objects), new ConnectivityOptions()));
        var anyone = map.Connectivity.PositionOf(new NetworkEndpoint.OfStrangers(Connectivity.Anyone));
        var open = new HashSet<(string, string, string)>();
        foreach (var node in map.Nodes)
        {
            var isClosed = map.Connectivity.Between(anyone, node.Position).IsEmpty && !map.FromOutside(node).Any();
            (isClosed ? _closed : open).Add((node.Party.Namespace, node.Party.WorkloadKind, node.Party.Name));
        }

        // Of Pods that policies tell apart some may be open.
        _closed.ExceptWith(open);
    }

    /// <summary>Whether a workload is one of them.</summary>
    public bool Contains(string @namespace, string kind, string name) => _closed.Contains((@namespace, kind, name));
}
