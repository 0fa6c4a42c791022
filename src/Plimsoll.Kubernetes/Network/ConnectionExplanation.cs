using System.Collections.Immutable;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Network;

/// <summary>Says for two endpoints which connections are allowed or denied, and by which rules: the tiers once more, one pair at a time.</summary>
public static class ConnectionExplanation
{
    /// <summary>All connections between two endpoints, grouped by their reasons.</summary>
    /// <param name="connectivity">Who may connect to whom.</param>
    /// <param name="source">The place of the source.</param>
    /// <param name="destination">The place of the destination.</param>
    public static ImmutableArray<ExplainedConnections> Of(Connectivity connectivity, int source, int destination)
    {
        var sent = Side(connectivity, source, destination, PolicyDirection.Egress);
        var received = Side(connectivity, destination, source, PolicyDirection.Ingress);
        return
        [
            .. from egress in sent
               from ingress in received
               let common = egress.Set.Intersect(ingress.Set)
               where !common.IsEmpty
               let isAllowed = egress.Reasons[^1].IsAllowed && ingress.Reasons[^1].IsAllowed
               orderby isAllowed descending
               select new ExplainedConnections(common, isAllowed, [.. egress.Reasons, .. ingress.Reasons]),
        ];
    }

    static List<(ConnectionSet Set, ImmutableArray<ConnectionReason> Reasons)> Side(
        Connectivity connectivity, int self, int other, PolicyDirection direction)
    {
        var policies = connectivity.Selecting(self, direction);
        var parts = new List<(ConnectionSet Set, ImmutableArray<ConnectionReason> Reasons)>();
        var at = connectivity.Endpoints[direction == PolicyDirection.Egress ? other : self].Ports;
        var open = Ask(policies.Where(policy => policy.Tier == PolicyTier.Admin), ConnectionSet.All, [], isFinal: false);
        var isolating = policies.Where(policy => policy.Tier == PolicyTier.Namespace).ToArray();
        foreach (var (set, before) in open)
        {
            if (isolating.Length > 0)
                Add(isolating, set, before);
            else
                AddBaseline(set, before);
        }

        return parts;

        bool IsAbout(PolicyRule rule) => rule.Peers.Any(peer => connectivity.Index.HeldBy(peer).AsSpan().BinarySearch(other) >= 0);

        // What rules decide goes to the parts; what is passed on, or that no rule is about, comes back.
        List<(ConnectionSet Set, ImmutableArray<ConnectionReason> Reasons)> Ask(
            IEnumerable<ConnectionPolicy> asked, ConnectionSet remaining, ImmutableArray<ConnectionReason> before, bool isFinal)
        {
            var passed = new List<(ConnectionSet, ImmutableArray<ConnectionReason>)>();
            foreach (var (policy, rule) in asked.SelectMany(policy => (policy.Rules(direction) ?? []).Where(IsAbout).Select(rule => (policy, rule))))
            {
                var taken = remaining.Intersect(rule.At(at));
                if (taken.IsEmpty)
                    continue;
                remaining = remaining.Except(taken);
                var verb = rule.Action switch { PolicyAction.Allow => "allows", PolicyAction.Deny => "denies", _ => "passes" };
                var reason = Reason(rule.Action != PolicyAction.Deny, $"{policy.Object} {verb} by rule {rule.Name}", rule.Location);
                if (rule.Action == PolicyAction.Pass && !isFinal)
                    passed.Add((taken, before.Add(reason)));
                else
                    parts.Add((taken, before.Add(reason)));
            }

            if (!remaining.IsEmpty)
                passed.Add((remaining, before));
            return passed;
        }

        void Add(ConnectionPolicy[] asked, ConnectionSet set, ImmutableArray<ConnectionReason> before)
        {
            var denied = set;
            foreach (var (policy, rule) in asked.SelectMany(policy => (policy.Rules(direction) ?? []).Where(IsAbout).Select(rule => (policy, rule))))
            {
                var taken = denied.Intersect(rule.At(at));
                denied = denied.Except(taken);
                if (!taken.IsEmpty)
                    parts.Add((taken, before.Add(Reason(true, $"{policy.Object} allows by rule {rule.Name}", rule.Location))));
            }

            if (denied.IsEmpty)
                return;
            var names = string.Join(", ", asked.Select(policy => policy.Object.ToString()));
            parts.Add((denied, before.Add(Reason(false, $"isolated by {names}: no rule allows it", asked[0].Location))));
        }

        void AddBaseline(ConnectionSet set, ImmutableArray<ConnectionReason> before)
        {
            foreach (var (rest, reasons) in Ask(policies.Where(policy => policy.Tier == PolicyTier.Baseline), set, before, isFinal: true))
                parts.Add((rest, reasons.Add(Reason(true, "no policy decides it: allowed by default", null))));
        }

        ConnectionReason Reason(bool isAllowed, string text, SourceLocation? place) => new(direction, isAllowed, text, place);
    }
}
