using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes.Rbac;

/// <summary>Collects the rules of aggregated ClusterRoles.</summary>
/// <remarks>
/// As the controller does until nothing changes: the rules become the union of those of the selected roles, what was
/// written is lost. Where no role of the input is selected the written rules stay: they are what the controller left when
/// the object was exported alone. Those of an object from a server stay in any case: the authorizer evaluates them, and a
/// dump may lack some of the selected roles. https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles
/// </remarks>
sealed class RoleAggregation
{
    /// <summary>Rules that one aggregated role may collect.</summary>
    const int MaxRules = 100_000;

    /// <summary>Roles looked at for all selectors together: 20,000 roles that each select 20,000.</summary>
    const long MaxLooks = 400_000_000;

    readonly List<RbacRole> _roles;
    readonly Dictionary<RbacRole, ImmutableArray<AggregationSelector>> _selectors;
    readonly Dictionary<RbacRole, ImmutableArray<RbacRole>> _selected = [];
    readonly ILookup<(string, string), RbacRole> _byLabel;
    readonly List<RbacProblem> _problems;
    long _looks;

    RoleAggregation(List<RbacRole> roles, Dictionary<RbacRole, ImmutableArray<AggregationSelector>> selectors, List<RbacProblem> problems)
    {
        (_roles, _selectors, _problems) = (roles, selectors, problems);
        _byLabel = roles
            .SelectMany(role => role.Labels?.Entries ?? [], (role, entry) => (role, entry))
            .ToLookup(pair => (pair.entry.Key, pair.entry.Value.AsText ?? ""), pair => pair.role);
    }

    /// <summary>Gives every aggregated role its rules.</summary>
    public static void Resolve(
        IEnumerable<RbacRole> roles, Dictionary<RbacRole, ImmutableArray<AggregationSelector>> selectors, List<RbacProblem> problems)
    {
        if (selectors.Count == 0)
            return;
        var aggregation = new RoleAggregation([.. roles.Where(role => role.IsClusterRole)], selectors, problems);
        var resolved = selectors.Keys.Select(role => (role, aggregation.Collect(role))).ToList();
        foreach (var (role, rules) in resolved)
        {
            if (!role.IsFromServer)
                role.Rules = rules;
            foreach (var selected in aggregation.SelectedBy(role))
                selected.IsSelected = true;
        }
    }

    ImmutableArray<RoleRule> Collect(RbacRole aggregated)
    {
        if (SelectedBy(aggregated).IsEmpty)
            return aggregated.Rules;
        var rules = ImmutableArray.CreateBuilder<RoleRule>();
        var seen = new HashSet<RbacRole>([aggregated]);
        var pending = new Queue<RbacRole>([aggregated]);
        var isCyclic = false;
        while (pending.TryDequeue(out var next))
        {
            foreach (var role in SelectedBy(next))
            {
                isCyclic |= role == aggregated && next != aggregated;
                if (!seen.Add(role))
                    continue;
                if (IsFollowed(role, aggregated))
                    pending.Enqueue(role);
                else if (rules.Count + role.Rules.Length <= MaxRules)
                    rules.AddRange(role.Rules);
                else
                    return Full(aggregated, rules);
            }
        }

        if (isCyclic)
        {
            _problems.Add(new RbacProblem(
                RbacProblemKind.CyclicAggregation, aggregated.Reference, aggregated.Location,
                "aggregates a ClusterRole that aggregates it again; each gets the rules of all of them"));
        }

        return rules.ToImmutable();
    }

    /// <summary>Whether a role is replaced by those that it selects; one of a server only in search of a circle of such ones.</summary>
    bool IsFollowed(RbacRole role, RbacRole aggregated) =>
        _selectors.ContainsKey(role) && (aggregated.IsFromServer || !role.IsFromServer) && !SelectedBy(role).IsEmpty;

    ImmutableArray<RoleRule> Full(RbacRole aggregated, ImmutableArray<RoleRule>.Builder rules)
    {
        if (aggregated.IsFromServer)
            return aggregated.Rules;
        _problems.Add(new RbacProblem(
            RbacProblemKind.LimitExceeded, aggregated.Reference, aggregated.Location, $"aggregates more than {MaxRules} rules; the rest is left out"));
        return rules.ToImmutable();
    }

    ImmutableArray<RbacRole> SelectedBy(RbacRole aggregated)
    {
        if (!_selectors.TryGetValue(aggregated, out var selectors))
            return [];
        if (_selected.TryGetValue(aggregated, out var known))
            return known;
        var found = new List<RbacRole>();
        foreach (var selector in selectors)
        {
            var candidates = selector.Labels is [var first, ..] ? _byLabel[first] : _roles;
            foreach (var role in candidates)
            {
                if (++_looks > MaxLooks)
                    break;
                // The controller leaves the role itself out.
                if (role != aggregated && selector.Matches(role.Labels))
                    found.Add(role);
            }
        }

        return _selected[aggregated] = [.. found.Distinct()];
    }
}
