using Plimsoll.Kubernetes.Objects;
using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.Network;

/// <summary>The endpoints, and which of them each selector holds: every selector is asked once, and only of those that can meet it.</summary>
sealed class EndpointIndex
{
    readonly ImmutableArray<NetworkEndpoint> _endpoints;
    readonly bool _matchPodAddresses;
    readonly Dictionary<PolicyPeer, int[]> _held = [];
    readonly Dictionary<string, List<int>> _byNamespace = new(StringComparer.Ordinal);
    readonly Dictionary<(string Key, string Value), List<int>> _byLabel = [];
    readonly List<int> _pods = [];
    readonly List<int> _others = [];

    public EndpointIndex(ImmutableArray<NetworkEndpoint> endpoints, bool matchPodAddresses)
    {
        (_endpoints, _matchPodAddresses) = (endpoints, matchPodAddresses);
        for (var position = 0; position < endpoints.Length; position++)
        {
            if (endpoints[position] is not NetworkEndpoint.OfPod { Pod: var pod })
            {
                _others.Add(position);
                continue;
            }

            _pods.Add(position);
            Add(_byNamespace, pod.Namespace, position);
            foreach (var label in pod.Labels.Entries)
                Add(_byLabel, (label.Key, label.Value), position);
        }
    }

    /// <summary>The positions of the endpoints that a peer holds, ascending.</summary>
    public int[] HeldBy(PolicyPeer peer)
    {
        if (_held.TryGetValue(peer, out var found))
            return found;
        IEnumerable<int> candidates = peer is PolicyPeer.Pods pods ? CandidatesOf(pods).Concat(_others) : Enumerable.Range(0, _endpoints.Length);
        return _held[peer] = [.. candidates.Where(position => _endpoints[position].IsIn(peer, _matchPodAddresses)).Order()];
    }

    /// <summary>The pods that can be meant: the shortest of the lists that a condition names.</summary>
    List<int> CandidatesOf(PolicyPeer.Pods pods)
    {
        var shortest = pods.Namespace.Length == 0 ? _pods : _byNamespace.GetValueOrDefault(pods.Namespace, []);
        foreach (var requirement in pods.PodLabels.Requirements)
        {
            if (requirement is { Operator: LabelOperator.In, Values: [var value] }
                && _byLabel.GetValueOrDefault((requirement.Key, value), []) is var labelled && labelled.Count < shortest.Count)
            {
                shortest = labelled;
            }
        }

        return shortest;
    }

    static void Add<TKey>(Dictionary<TKey, List<int>> lists, TKey key, int position)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list))
            lists[key] = list = [];
        list.Add(position);
    }
}
