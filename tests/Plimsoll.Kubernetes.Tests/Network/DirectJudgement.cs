using System.Net;

namespace Plimsoll.Kubernetes.Network;

/// <summary>
/// Whether one connection is allowed, straight from the text of the semantics: no sets, no groups, one pair of pods and one port at a time.
/// A side is the place of a pod, or an address outside of the cluster.
/// </summary>
sealed class DirectJudgement(SampleCluster cluster)
{
    /// <summary>Whether it is allowed.</summary>
    public bool Allows(int? source, int? destination, string outside, string protocol, int port) => (source is not null && source == destination)
        || (IsAllowedAt(source, destination, outside, isIngress: false, protocol, port, destination) && IsAllowedAt(destination, source, outside, isIngress: true, protocol, port, destination));

    bool IsAllowedAt(int? self, int? other, string outside, bool isIngress, string protocol, int port, int? destination)
    {
        if (self is null)
            return true;
        bool Matches(SampleRule rule, SamplePolicy policy) =>
            (rule.Peers.Length == 0 || rule.Peers.Any(peer => IsPeer(peer, policy.Namespace, other, outside)))
            && (rule.Ports.Length == 0 || rule.Ports.Any(one => IsPort(one, protocol, port, destination)));
        SampleRule? First(Func<SamplePolicy, bool> isAsked) => cluster.Policies.Where(policy => isAsked(policy) && IsSubject(policy, self.Value))
            .SelectMany(policy => (isIngress ? policy.Ingress : policy.Egress).Where(rule => Matches(rule, policy))).FirstOrDefault();

        if (First(policy => policy.IsAdmin) is { Action: not "Pass" } admin)
            return admin.Action == "Allow";
        var isolating = cluster.Policies.Where(policy => policy.IsOfNamespace && IsSubject(policy, self.Value) && Concerns(policy, isIngress)).ToArray();
        if (isolating.Length > 0)
            return isolating.Any(policy => (isIngress ? policy.Ingress : policy.Egress).Any(rule => Matches(rule, policy)));
        // The one named default has priority 0, the lowest there is.
        var last = First(policy => policy.Kind == "BaselineAdminNetworkPolicy") ?? First(policy => policy.Kind == "Baseline");
        return last?.Action != "Deny";
    }

    static bool Concerns(SamplePolicy policy, bool isIngress) => policy.Types.Length == 0
        ? isIngress || policy.Egress.Length > 0
        : policy.Types.Contains(isIngress ? "Ingress" : "Egress", StringComparison.Ordinal);

    bool IsSubject(SamplePolicy policy, int pod) => IsPeer(policy.Subject, policy.Namespace, pod, "");

    bool IsPeer(SamplePeer peer, int ownNamespace, int? pod, string outside)
    {
        if (peer.Block.Length > 0)
        {
            var address = IPAddress.Parse(pod is { } place ? SamplePod.AddressOf(place) : outside);
            return IPNetwork.Parse(peer.Block).Contains(address) && !peer.Except.Any(hole => IPNetwork.Parse(hole).Contains(address));
        }

        if (pod is not { } inside)
            return false;
        var found = cluster.Pods[inside];
        return (peer.Namespaces is null ? found.Namespace == ownNamespace : Array.TrueForAll(peer.Namespaces, one => Holds(one, SampleCluster.NamespaceLabels[found.Namespace])))
            && Array.TrueForAll(peer.Pods, one => Holds(one, found.Labels));
    }

    static bool Holds(SampleRequirement one, Dictionary<string, string> labels) => one.Comparison switch
    {
        "Exists" => labels.ContainsKey(one.Key),
        "DoesNotExist" => !labels.ContainsKey(one.Key),
        "In" => labels.ContainsKey(one.Key) && one.Values.Contains(labels[one.Key], StringComparer.Ordinal),
        _ => !labels.ContainsKey(one.Key) || !one.Values.Contains(labels[one.Key], StringComparer.Ordinal),
    };

    bool IsPort(SamplePort one, string protocol, int port, int? destination) => one.Protocol == protocol && (one.Name.Length == 0
        ? one.First <= port && port <= one.Last
        : destination is { } place && Array.Exists(cluster.Pods[place].Ports, named => named.Name == one.Name && named.Protocol == protocol && named.Number == port));
}
