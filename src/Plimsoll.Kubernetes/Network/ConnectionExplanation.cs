using System.Collections.Immutable;

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

    static List<ExplainedPart> Side(Connectivity connectivity, int self, int other, PolicyDirection direction)
    {
        var policies = connectivity.Selecting(self, direction);
        var side = new ExplainedSide(connectivity, self, other, direction);
        var isolating = policies.Where(policy => policy.Tier == PolicyTier.Namespace).ToArray();
        foreach (var open in side.Ask(policies.Where(policy => policy.Tier == PolicyTier.Admin), new ExplainedPart(ConnectionSet.All, []), isFinal: false))
        {
            if (isolating.Length > 0)
                side.AskNamespace(isolating, open);
            else
                side.AskBaseline(policies.Where(policy => policy.Tier == PolicyTier.Baseline), open);
        }

        return side.Parts;
    }
}
