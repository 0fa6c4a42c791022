using System.Collections.Immutable;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Rbac.Risks;

/// <summary>Who can become whom and gain what.</summary>
sealed class RiskGraph
{
    /// <summary>Roles that can be bound by name, looked into.</summary>
    const int MaxRoleNodes = 20_000;

    /// <summary>Steps of all subjects together.</summary>
    const int MaxEdges = 5_000_000;

    readonly Dictionary<RiskNode, int> _ids = [];
    readonly List<RiskNode> _nodes = [];
    readonly List<List<RiskEdge>> _edges = [];
    readonly Dictionary<RbacRole, ImmutableArray<RoleCapability>> _capabilities = [];
    readonly RbacIndex _index;
    readonly RiskFacts _facts;
    int _edgeCount;

    public RiskGraph(RbacIndex index, RiskFacts facts)
    {
        (_index, _facts) = (index, facts);
        var accounts = facts.Uses.Declared.Keys.Concat(facts.Uses.Accounts)
            .Concat(index.Subjects.Where(subject => subject.Kind == SubjectKind.ServiceAccount)).Distinct().ToList();
        foreach (var subject in accounts.Concat(index.Subjects).Distinct())
            Expand(Id(RiskNode.Of(subject)), ViewOf(subject));
        foreach (var (account, identity) in facts.CloudIdentities)
            Add(RiskNode.Of(account), new RiskStep(new RiskNode(RiskKind.Cloud, "", identity), Technique.CloudIdentity, []));
        for (var id = 0; id < _nodes.Count && id < MaxRoleNodes + accounts.Count; id++)
            ExpandRole(id);
        Derive(accounts);
    }

    /// <summary>How many nodes there are; they are numbered from 0.</summary>
    public int Count => _nodes.Count;

    /// <summary>Whether there were more steps than are kept.</summary>
    public bool IsCutOff => _edgeCount > MaxEdges;

    /// <summary>A node by its number.</summary>
    public RiskNode this[int id] => _nodes[id];

    /// <summary>The number of a node; -1 where it is not there.</summary>
    public int Find(RiskNode node) => _ids.GetValueOrDefault(node, -1);

    /// <summary>The edges that leave a node.</summary>
    public IReadOnlyList<RiskEdge> From(int id) => _edges[id];

    int Id(RiskNode node)
    {
        if (_ids.TryGetValue(node, out var id))
            return id;
        _ids[node] = id = _nodes.Count;
        _nodes.Add(node);
        _edges.Add([]);
        return id;
    }

    void Add(RiskNode from, RiskStep step) => Link(Id(from), Id(step.To), step);

    void Link(int from, int to, RiskStep? step)
    {
        if (from != to && ++_edgeCount <= MaxEdges)
            _edges[from].Add(new RiskEdge(from, to, step));
    }

    void Expand(int from, CapabilityView view)
    {
        foreach (var step in RiskSteps.Of(_facts, _index, view))
            Link(from, Id(step.To), step);
    }

    CapabilityView ViewOf(RbacSubject subject)
    {
        var view = new CapabilityView();
        foreach (var grant in _index.GrantsOf(RbacUser.Of(subject)))
            view.Add(grant, CapabilitiesOf(grant.Role));
        return view;
    }

    /// <summary>What a role gives that can be bound by its name.</summary>
    void ExpandRole(int id)
    {
        if (_nodes[id] is not { Kind: RiskKind.Role } node || node.Name.Split('/', 2) is not [var kind, var name]
            || _index.Role(kind, node.Namespace, name) is not { } role)
        {
            return;
        }

        var reference = new ObjectReference("rbac.authorization.k8s.io/v1", node.Namespace.Length == 0 ? "ClusterRoleBinding" : "RoleBinding", node.Namespace, "(to be created)");
        var binding = new RbacBinding(reference, role.Location, kind, name, role.Location, []);
        var view = new CapabilityView();
        view.Add(new RbacGrant(binding, role), CapabilitiesOf(role));
        Expand(id, view);
    }

    ImmutableArray<RoleCapability> CapabilitiesOf(RbacRole role)
    {
        if (!_capabilities.TryGetValue(role, out var known))
            _capabilities[role] = known = [.. role.Rules.SelectMany(CapabilitiesOf)];
        return known;
    }

    static IEnumerable<RoleCapability> CapabilitiesOf(RoleRule rule)
    {
        if (rule.Rule.Resources.IsEmpty)
            yield break;
        if (rule.Rule is { ResourceNames.IsEmpty: true } && RuleCovering.CoversWhole(rule.Rule, AllResources))
            yield return new RoleCapability(Capability.Everything, rule);
        foreach (var probe in CapabilityProbe.All)
        {
            if (probe.IsGivenBy(rule.Rule))
                yield return new RoleCapability(probe.Capability, rule);
        }
    }

    static readonly PolicyRule AllResources = new([PolicyRule.All], [PolicyRule.All], [PolicyRule.All], [], [], PolicyRule.Nowhere);

    /// <summary>What follows without a rule: from a namespace to its parts, from nodes to tokens, from a hub to its members.</summary>
    void Derive(List<RbacSubject> accounts)
    {
        if (Find(new RiskNode(RiskKind.Nodes)) >= 0)
            Add(new RiskNode(RiskKind.Nodes), new RiskStep(new RiskNode(RiskKind.RunningAccounts), Technique.NodeTokens, []));
        foreach (var node in _nodes.Where(node => node.Kind == RiskKind.Namespace).ToList())
        {
            Add(node, new RiskStep(new RiskNode(RiskKind.Accounts, node.Namespace), Technique.UseNamespace, []));
            Add(node, new RiskStep(new RiskNode(RiskKind.Secrets, node.Namespace), Technique.UseNamespace, []));
            if (_facts.TakesPrivileged(node.Namespace))
                Add(node, new RiskStep(new RiskNode(RiskKind.Nodes), Technique.RunPrivileged, []));
        }

        if (Find(new RiskNode(RiskKind.Nodes)) is var nodes and >= 0 && _edges[nodes].Count == 0)
            Add(new RiskNode(RiskKind.Nodes), new RiskStep(new RiskNode(RiskKind.RunningAccounts), Technique.NodeTokens, []));
        foreach (var account in accounts)
        {
            Member(RiskKind.Accounts, account);
            if (_facts.Uses.HasToken(account))
                Member(RiskKind.RunningAccounts, account);
        }

        foreach (var account in _facts.TokenSecrets.SelectMany(secrets => secrets).Distinct())
            Member(RiskKind.TokenAccounts, account);
        foreach (var subject in _index.Subjects.Where(subject => subject.Kind != SubjectKind.ServiceAccount))
        {
            if (Find(new RiskNode(subject.Kind == SubjectKind.User ? RiskKind.Users : RiskKind.Groups)) is var hub and >= 0)
                Link(hub, Id(RiskNode.Of(subject)), null);
        }
    }

    void Member(RiskKind kind, RbacSubject account)
    {
        foreach (var scope in new[] { "", account.Namespace })
        {
            if (Find(new RiskNode(kind, scope)) is var hub and >= 0)
                Link(hub, Id(RiskNode.Of(account)), null);
        }
    }
}
