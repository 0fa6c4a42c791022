namespace Plimsoll.Kubernetes.Rbac.Risks;

/// <summary>What one subject can do, by namespace; of the whole cluster under the empty one.</summary>
sealed class CapabilityView
{
    /// <summary>Rules with resourceNames kept of one capability in one namespace.</summary>
    const int MaxNamed = 200;

    readonly Dictionary<(string Scope, Capability Capability), HeldCapability> _any = [];
    readonly Dictionary<(string Scope, Capability Capability), List<HeldCapability>> _named = [];
    readonly Dictionary<string, HeldCapability> _aggregates = new(StringComparer.Ordinal);
    readonly HashSet<string> _scopes = new(StringComparer.Ordinal);

    /// <summary>The namespaces where something is held by a RoleBinding, and the empty one where something is held everywhere.</summary>
    public IEnumerable<string> Scopes => _scopes;

    /// <summary>A rule of an aggregated ClusterRole that is held, by namespace; everywhere under the empty one.</summary>
    public IReadOnlyDictionary<string, HeldCapability> Aggregates => _aggregates;

    /// <summary>Adds what a grant gives.</summary>
    public void Add(RbacGrant grant, IEnumerable<RoleCapability> capabilities)
    {
        if (grant.Role is { IsClusterRole: true, IsAggregated: true, Rules: [var first, ..] })
            _aggregates.TryAdd(grant.Binding.Scope, new HeldCapability(grant, first));
        foreach (var capability in capabilities)
        {
            var key = (grant.Binding.Scope, capability.Capability);
            _scopes.Add(grant.Binding.Scope);
            var held = new HeldCapability(grant, capability.Rule);
            if (capability.Rule.Rule.ResourceNames.IsEmpty)
                _any.TryAdd(key, held);
            else if (!_named.TryGetValue(key, out var list))
                _named[key] = [held];
            else if (list.Count < MaxNamed)
                list.Add(held);
        }
    }

    /// <summary>What gives a capability on every object of a namespace, there or everywhere; <c>null</c> for nothing.</summary>
    public HeldCapability? Any(string scope, Capability capability) =>
        _any.GetValueOrDefault((scope, capability)) ?? _any.GetValueOrDefault(("", capability));

    /// <summary>What gives a capability on some object, on every one where there is such a rule.</summary>
    public HeldCapability? Some(string scope, Capability capability) =>
        Any(scope, capability) ?? Named(scope, capability).FirstOrDefault();

    /// <summary>What gives a capability on named objects, where nothing gives it on all.</summary>
    public IEnumerable<HeldCapability> Named(string scope, Capability capability)
    {
        if (Any(scope, capability) is not null)
            return [];
        var own = _named.GetValueOrDefault((scope, capability)) ?? [];
        return scope.Length == 0 ? own : own.Concat(_named.GetValueOrDefault(("", capability)) ?? []);
    }

    /// <summary>Whether a capability is held in the namespace itself, so that it is not only the one held everywhere.</summary>
    public bool IsOwn(string scope, params ReadOnlySpan<Capability> capabilities)
    {
        foreach (var capability in capabilities)
        {
            if (_any.ContainsKey((scope, capability)) || _named.ContainsKey((scope, capability)))
                return true;
        }

        return false;
    }
}
