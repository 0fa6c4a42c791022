using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.Network;

/// <summary>Computes rows: the tiers in their order, for all endpoints at once.</summary>
/// <remarks>
/// NetworkPolicy: Kubernetes v1.37, networking.k8s.io/v1 types. Tiers: network-policy-api, npeps/npep-122 and 338; Admin, then NetworkPolicy,
/// which is final for the pods that one selects, then Baseline, then allow.
/// </remarks>
sealed class RowBuilding(ImmutableArray<NetworkEndpoint> endpoints, EndpointIndex index, ConnectionTable table)
{
    readonly Dictionary<(ImmutableArray<PolicyPort>, NamedPorts), int> _numbers = [];
    readonly int[] _stamps = new int[endpoints.Length];
    readonly int[] _remaining = new int[endpoints.Length];
    int _stamp;

    /// <summary>The row of pods that some policies select.</summary>
    /// <param name="policies">The policies that select them and have rules for the direction, in the order in which they are asked.</param>
    /// <param name="direction">The direction.</param>
    /// <param name="own">The ports of the pods themselves.</param>
    public ConnectionRow Build(IReadOnlyList<ConnectionPolicy> policies, PolicyDirection direction, NamedPorts own)
    {
        if (policies.Count == 0)
            return ConnectionRow.All;
        var allowed = new int[endpoints.Length];
        var ports = direction == PolicyDirection.Ingress ? own : null;
        if (policies[0].Tier == PolicyTier.Namespace)
        {
            AddNamespaceRules(policies, direction, ports, allowed);
            return ConnectionRow.Of(allowed);
        }

        Array.Fill(_remaining, ConnectionTable.All);
        var passed = new int[endpoints.Length];
        Ask(policies.Where(policy => policy.Tier == PolicyTier.Admin), direction, ports, allowed, passed);
        for (var position = 0; position < endpoints.Length; position++)
            _remaining[position] = table.Union(_remaining[position], passed[position]);

        if (policies.Any(policy => policy.Tier == PolicyTier.Namespace))
        {
            var added = new int[endpoints.Length];
            AddNamespaceRules(policies, direction, ports, added);
            for (var position = 0; position < endpoints.Length; position++)
                allowed[position] = table.Union(allowed[position], table.Intersect(_remaining[position], added[position]));
        }
        else
        {
            // What a Baseline policy passes over is decided by the default, which allows.
            Ask(policies.Where(policy => policy.Tier == PolicyTier.Baseline), direction, ports, allowed, allowed);
            for (var position = 0; position < endpoints.Length; position++)
                allowed[position] = table.Union(allowed[position], _remaining[position]);
        }

        return ConnectionRow.Of(allowed);
    }

    void AddNamespaceRules(IReadOnlyList<ConnectionPolicy> policies, PolicyDirection direction, NamedPorts? ports, int[] allowed)
    {
        foreach (var policy in policies)
        {
            if (policy.Tier != PolicyTier.Namespace)
                continue;
            foreach (var rule in policy.Rules(direction)!.Value) // Only policies with rules for the direction are asked.
            {
                var fixedNumber = FixedNumber(rule, ports);
                foreach (var peer in rule.Peers)
                {
                    foreach (var position in index.HeldBy(peer))
                        allowed[position] = table.Union(allowed[position], fixedNumber ?? NumberOf(rule, endpoints[position].Ports));
                }
            }
        }
    }

    /// <summary>Asks rules in order: each connection is taken from what remains by the first rule that matches it.</summary>
    void Ask(IEnumerable<ConnectionPolicy> policies, PolicyDirection direction, NamedPorts? ports, int[] allowed, int[] passed)
    {
        foreach (var rule in policies.SelectMany(policy => policy.Rules(direction)!.Value)) // As above.
        {
            _stamp++;
            var fixedNumber = FixedNumber(rule, ports);
            foreach (var position in rule.Peers.SelectMany(index.HeldBy))
            {
                if (_stamps[position] == _stamp)
                    continue;
                _stamps[position] = _stamp;
                var taken = table.Intersect(_remaining[position], fixedNumber ?? NumberOf(rule, endpoints[position].Ports));
                _remaining[position] = table.Except(_remaining[position], taken);
                if (rule.Action == PolicyAction.Allow)
                    allowed[position] = table.Union(allowed[position], taken);
                else if (rule.Action == PolicyAction.Pass)
                    passed[position] = table.Union(passed[position], taken);
            }
        }
    }

    /// <summary>The connections of a rule where they are the same at every destination.</summary>
    int? FixedNumber(PolicyRule rule, NamedPorts? ports) =>
        !rule.HasNamedPorts ? NumberOf(rule, NamedPorts.None) : ports is not null ? NumberOf(rule, ports) : null;

    int NumberOf(PolicyRule rule, NamedPorts at)
    {
        if (!_numbers.TryGetValue((rule.Ports, at), out var number))
            _numbers[(rule.Ports, at)] = number = table.NumberOf(rule.At(at));
        return number;
    }
}
