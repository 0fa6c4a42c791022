using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Network;

/// <summary>One side of a pair, asked tier by tier.</summary>
sealed class ExplainedSide(Connectivity connectivity, int self, int other, PolicyDirection direction)
{
    readonly NamedPorts _ports = connectivity.Endpoints[direction == PolicyDirection.Egress ? other : self].Ports;

    /// <summary>What was decided.</summary>
    public List<ExplainedPart> Parts { get; } = [];

    /// <summary>Asks rules in order; what is passed on, or that no rule is about, comes back.</summary>
    public List<ExplainedPart> Ask(IEnumerable<ConnectionPolicy> policies, ExplainedPart open, bool isFinal)
    {
        var passed = new List<ExplainedPart>();
        var remaining = open.Set;
        foreach (var (policy, rule) in RulesOf(policies))
        {
            var taken = remaining.Intersect(rule.At(_ports));
            if (taken.IsEmpty)
                continue;
            remaining = remaining.Except(taken);
            var verb = rule.Action switch { PolicyAction.Allow => "allows", PolicyAction.Deny => "denies", _ => "passes" };
            var reason = Reason(rule.Action != PolicyAction.Deny, $"{policy.Object} {verb} by rule {rule.Name}", rule.Location);
            var isPassed = rule.Action == PolicyAction.Pass && !isFinal;
            (isPassed ? passed : Parts).Add(new ExplainedPart(taken, open.Reasons.Add(reason)));
        }

        if (!remaining.IsEmpty)
            passed.Add(open with { Set = remaining });
        return passed;
    }

    /// <summary>Asks policies that isolate: what none of their rules allows is denied.</summary>
    public void AskNamespace(ConnectionPolicy[] policies, ExplainedPart open)
    {
        var denied = open.Set;
        foreach (var (policy, rule) in RulesOf(policies))
        {
            var taken = denied.Intersect(rule.At(_ports));
            denied = denied.Except(taken);
            if (!taken.IsEmpty)
                Parts.Add(new ExplainedPart(taken, open.Reasons.Add(Reason(true, $"{policy.Object} allows by rule {rule.Name}", rule.Location))));
        }

        if (denied.IsEmpty)
            return;
        var names = string.Join(", ", policies.Select(policy => policy.Object.ToString()));
        Parts.Add(new ExplainedPart(denied, open.Reasons.Add(Reason(false, $"isolated by {names}: no rule allows it", policies[0].Location))));
    }

    /// <summary>Asks the last tier: what it does not decide is allowed.</summary>
    public void AskBaseline(IEnumerable<ConnectionPolicy> policies, ExplainedPart open)
    {
        foreach (var rest in Ask(policies, open, isFinal: true))
            Parts.Add(rest with { Reasons = rest.Reasons.Add(Reason(true, "no policy decides it: allowed by default", null)) });
    }

    IEnumerable<(ConnectionPolicy Policy, PolicyRule Rule)> RulesOf(IEnumerable<ConnectionPolicy> policies) =>
        from policy in policies
        from rule in policy.Rules(direction) ?? []
        where rule.Peers.Any(peer => connectivity.Index.HeldBy(peer).AsSpan().BinarySearch(other) >= 0)
        select (policy, rule);

    ConnectionReason Reason(bool isAllowed, string text, SourceLocation? place) => new(direction, isAllowed, text, place);
}
