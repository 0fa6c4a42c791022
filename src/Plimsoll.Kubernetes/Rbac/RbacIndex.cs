using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.Rbac;

/// <summary>Who may do what: every grant by subject and by role. Immutable; safe for concurrent use.</summary>
/// <remarks>
/// As k8s.io/kubernetes/plugin/pkg/auth/authorizer/rbac decides: rights only add up, a RoleBinding gives them in its namespace
/// alone, paths are given by ClusterRoleBindings alone. A role that is not there gives nothing.
/// </remarks>
public sealed class RbacIndex
{
    readonly Dictionary<RbacSubject, List<RbacGrant>> _bySubject = [];
    readonly Dictionary<(string Kind, string Namespace, string Name), RbacRole> _roles = [];

    /// <summary>Indexes RBAC objects.</summary>
    /// <param name="objects">The objects.</param>
    public RbacIndex(RbacObjects objects)
    {
        Objects = objects;
        foreach (var role in objects.Roles)
            _roles[(role.Reference.Kind, role.Reference.Namespace, role.Reference.Name)] = role;
        var grants = ImmutableArray.CreateBuilder<RbacGrant>();
        var dangling = ImmutableArray.CreateBuilder<RbacBinding>();
        foreach (var binding in objects.Bindings)
        {
            if (RoleOf(binding) is not { } role)
            {
                dangling.Add(binding);
                continue;
            }

            var grant = new RbacGrant(binding, role);
            grants.Add(grant);
            foreach (var bound in binding.Subjects.Select(subject => subject.Subject).Distinct())
                GrantsListOf(bound).Add(grant);
        }

        (Grants, Dangling) = (grants.ToImmutable(), dangling.ToImmutable());
    }

    /// <summary>What is indexed.</summary>
    public RbacObjects Objects { get; }

    /// <summary>Every binding whose role is there.</summary>
    public ImmutableArray<RbacGrant> Grants { get; }

    /// <summary>Every binding whose role is not there.</summary>
    public ImmutableArray<RbacBinding> Dangling { get; }

    /// <summary>Everybody to whom a binding with a role is given.</summary>
    public IEnumerable<RbacSubject> Subjects => _bySubject.Keys;

    /// <summary>The role that a binding names; <c>null</c> where it is not there.</summary>
    /// <param name="binding">The binding.</param>
    public RbacRole? RoleOf(RbacBinding binding) => Role(binding.RoleKind, binding.Reference.Namespace, binding.RoleName);

    /// <summary>A role; <c>null</c> where it is not there.</summary>
    /// <param name="kind">Role or ClusterRole.</param>
    /// <param name="namespace">The namespace of a Role.</param>
    /// <param name="name">Its name.</param>
    public RbacRole? Role(string kind, string @namespace, string name) =>
        _roles.GetValueOrDefault((kind, kind == "Role" ? @namespace : "", name));

    /// <summary>The grants that name a subject itself, not its groups.</summary>
    /// <param name="subject">The subject.</param>
    public IReadOnlyList<RbacGrant> GrantsOf(RbacSubject subject) => _bySubject.TryGetValue(subject, out var grants) ? grants : [];

    /// <summary>The grants of a user, by name and by group.</summary>
    /// <param name="user">The user.</param>
    public IEnumerable<RbacGrant> GrantsOf(RbacUser user) =>
        (user.Name.Length == 0 ? [] : GrantsOf(RbacSubject.User(user.Name)))
        .Concat(user.Groups.SelectMany(group => GrantsOf(RbacSubject.Group(group))));

    /// <summary>Whether a user may do something.</summary>
    /// <param name="user">The user.</param>
    /// <param name="request">What they want to do.</param>
    public RbacAnswer Can(RbacUser user, RbacRequest request)
    {
        if (user.Groups.Contains(RbacUser.Masters, StringComparer.Ordinal))
            return RbacAnswer.OfMasters;
        foreach (var grant in GrantsOf(user))
        {
            if (IsInScope(grant.Binding, request) && FirstRule(grant.Role, request) is { } rule)
                return new RbacAnswer(true, grant, rule);
        }

        return RbacAnswer.No;
    }

    /// <summary>Everybody who may do something, each once, with the first rule that allows it; <c>system:masters</c> first.</summary>
    /// <param name="request">What they want to do.</param>
    public ImmutableArray<RbacHolder> WhoCan(RbacRequest request)
    {
        var holders = ImmutableArray.CreateBuilder<RbacHolder>();
        var masters = RbacSubject.Group(RbacUser.Masters);
        var seen = new HashSet<RbacSubject>([masters]);
        holders.Add(new RbacHolder(masters, null, null));
        var rules = new Dictionary<RbacRole, RoleRule?>();
        foreach (var grant in Grants)
        {
            if (!IsInScope(grant.Binding, request))
                continue;
            if (!rules.TryGetValue(grant.Role, out var rule))
                rules[grant.Role] = rule = FirstRule(grant.Role, request);
            if (rule is null)
                continue;
            foreach (var bound in grant.Binding.Subjects)
            {
                if (seen.Add(bound.Subject))
                    holders.Add(new RbacHolder(bound.Subject, grant, rule));
            }
        }

        return holders.ToImmutable();
    }

    /// <summary>The rules that a user has in a namespace.</summary>
    /// <param name="user">The user.</param>
    /// <param name="namespace">The namespace; empty for those of the whole cluster.</param>
    public ImmutableArray<PolicyRule> RulesOf(RbacUser user, string @namespace) =>
    [
        .. GrantsOf(user)
            .Where(grant => grant.Binding.IsClusterWide || (@namespace.Length > 0 && grant.Binding.Scope == @namespace))
            .SelectMany(grant => grant.Role.Rules)
            .Select(rule => rule.Rule),
    ];

    static bool IsInScope(RbacBinding binding, RbacRequest request) =>
        binding.IsClusterWide || (request.Path is null && request.Namespace.Length > 0 && binding.Scope == request.Namespace);

    static RoleRule? FirstRule(RbacRole role, RbacRequest request)
    {
        foreach (var rule in role.Rules)
        {
            if (rule.Rule.Allows(request))
                return rule;
        }

        return null;
    }

    List<RbacGrant> GrantsListOf(RbacSubject subject)
    {
        if (!_bySubject.TryGetValue(subject, out var grants))
            _bySubject[subject] = grants = [];
        return grants;
    }
}
