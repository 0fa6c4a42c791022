using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes.Rbac.Auditing;

/// <summary>Makes the smallest roles that allow requests: a Role for each namespace, a ClusterRole for the rest, no wildcard.</summary>
public static class LeastPrivilege
{
    const string ApiVersion = "rbac.authorization.k8s.io/v1";
    const string Group = "rbac.authorization.k8s.io";

    /// <summary>The roles and their bindings, as objects to be applied; sorted, so that the same log gives the same text.</summary>
    /// <param name="subject">To whom they are given.</param>
    /// <param name="requests">What has to be allowed.</param>
    /// <param name="name">The name of roles and bindings.</param>
    /// <param name="maxNames">
    /// Objects named in a rule; where there are more, the rule is for all objects. Those of impersonate, bind, escalate, approve, sign and
    /// attest are always named.
    /// </param>
    public static ImmutableArray<MappingNode> For(RbacSubject subject, ImmutableArray<RbacRequest> requests, string name, int maxNames)
    {
        var objects = ImmutableArray.CreateBuilder<MappingNode>();
        foreach (var scope in requests.GroupBy(request => request.Path is null ? request.Namespace : "", StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var kind = scope.Key.Length == 0 ? "ClusterRole" : "Role";
            objects.Add(Object(kind, scope.Key, name, ("rules", NodeMaking.Sequence([.. Rules(scope, maxNames).Select(Rule)], PolicyRule.Nowhere))));
            objects.Add(Object(
                kind + "Binding", scope.Key, name,
                ("roleRef", Texts(("apiGroup", Group), ("kind", kind), ("name", name))),
                ("subjects", NodeMaking.Sequence([SubjectNode(subject)], PolicyRule.Nowhere))));
        }

        return objects.ToImmutable();
    }

    /// <summary>The rules that allow requests of one namespace, or of the cluster and of paths.</summary>
    static IEnumerable<PolicyRule> Rules(IEnumerable<RbacRequest> requests, int maxNames)
    {
        var all = requests.ToLookup(request => request.Path is null);
        var single = all[true]
            .GroupBy(request => (request.Group, Resource: request.ResourcePath))
            .SelectMany(group => OfResource(group.Key.Group, group.Key.Resource, [.. group], maxNames));
        // Rules that differ in the resource alone are one rule.
        var merged = single
            .GroupBy(rule => (rule.ApiGroups[0], Verbs: string.Join('\0', rule.Verbs), Names: string.Join('\0', rule.ResourceNames)))
            .Select(same => same.First() with { Resources = Sorted(same.SelectMany(rule => rule.Resources)) });
        var paths = all[false]
            .GroupBy(request => request.Path!, StringComparer.Ordinal) // These have a path.
            .Select(group => (Path: group.Key, Verbs: Sorted(group.Select(request => request.Verb))))
            .GroupBy(pair => string.Join('\0', pair.Verbs), StringComparer.Ordinal)
            .Select(same => new PolicyRule(same.First().Verbs, [], [], [], Sorted(same.Select(pair => pair.Path)), PolicyRule.Nowhere));
        return merged
            .OrderBy(rule => rule.ApiGroups[0], StringComparer.Ordinal).ThenBy(rule => rule.Resources[0], StringComparer.Ordinal)
            .ThenBy(rule => rule.ResourceNames.Length).ThenBy(rule => rule.Verbs[0], StringComparer.Ordinal)
            .Concat(paths.OrderBy(rule => rule.NonResourceUrls[0], StringComparer.Ordinal));
    }

    static IEnumerable<PolicyRule> OfResource(string group, string resource, IReadOnlyList<RbacRequest> requests, int maxNames)
    {
        var byVerb = requests.GroupBy(request => request.Verb, StringComparer.Ordinal)
            .Select(same => (Verb: same.Key, Names: Sorted(same.Select(request => request.Name))))
            .ToLookup(pair => pair.Names[0].Length == 0 || (pair.Names.Length > maxNames && !IsPower(pair.Verb)));
        if (byVerb[true].Any())
            yield return new PolicyRule(Sorted(byVerb[true].Select(pair => pair.Verb)), [group], [resource], [], [], PolicyRule.Nowhere);
        foreach (var same in byVerb[false].GroupBy(pair => string.Join('\0', pair.Names), StringComparer.Ordinal))
            yield return new PolicyRule(Sorted(same.Select(pair => pair.Verb)), [group], [resource], same.First().Names, [], PolicyRule.Nowhere);
    }

    /// <summary>Whether a verb gives what the named object has: without the names it would give all rights, or nearly.</summary>
    /// <remarks>
    /// https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks; impersonation may also be constrained
    /// (<c>impersonate:user-info</c>, <c>impersonate-on:user-info:list</c>).
    /// </remarks>
    static bool IsPower(string verb) =>
        verb is "bind" or "escalate" or "approve" or "sign" or "attest" || verb.StartsWith("impersonate", StringComparison.Ordinal);

    static MappingNode Rule(PolicyRule rule)
    {
        var entries = ImmutableArray.CreateBuilder<MappingEntry>();
        foreach (var (key, values) in new[]
        {
            ("apiGroups", rule.ApiGroups), ("resources", rule.Resources), ("resourceNames", rule.ResourceNames),
            ("nonResourceURLs", rule.NonResourceUrls), ("verbs", rule.Verbs),
        })
        {
            if (!values.IsEmpty)
                entries.Add(Entry(key, NodeMaking.Sequence([.. values.Select(value => NodeMaking.Text(value, PolicyRule.Nowhere))], PolicyRule.Nowhere)));
        }

        return NodeMaking.Mapping(entries.ToImmutable(), PolicyRule.Nowhere);
    }

    static MappingNode SubjectNode(RbacSubject subject) => subject.Kind == SubjectKind.ServiceAccount
        ? Texts(("kind", "ServiceAccount"), ("name", subject.Name), ("namespace", subject.Namespace))
        : Texts(("apiGroup", Group), ("kind", subject.Kind.ToString()), ("name", subject.Name));

    static MappingNode Object(string kind, string @namespace, string name, params ReadOnlySpan<(string Key, ObjectNode Value)> parts)
    {
        var metadata = @namespace.Length == 0 ? Texts(("name", name)) : Texts(("name", name), ("namespace", @namespace));
        var entries = ImmutableArray.CreateBuilder<MappingEntry>();
        entries.Add(Entry("apiVersion", NodeMaking.Text(ApiVersion, PolicyRule.Nowhere)));
        entries.Add(Entry("kind", NodeMaking.Text(kind, PolicyRule.Nowhere)));
        entries.Add(Entry("metadata", metadata));
        foreach (var (key, value) in parts)
            entries.Add(Entry(key, value));
        return NodeMaking.Mapping(entries.ToImmutable(), PolicyRule.Nowhere);
    }

    static MappingNode Texts(params ReadOnlySpan<(string Key, string Value)> values)
    {
        var entries = ImmutableArray.CreateBuilder<MappingEntry>();
        foreach (var (key, value) in values)
            entries.Add(Entry(key, NodeMaking.Text(value, PolicyRule.Nowhere)));
        return NodeMaking.Mapping(entries.ToImmutable(), PolicyRule.Nowhere);
    }

    static MappingEntry Entry(string key, ObjectNode value) => new(key, 0, 0, value);

    static ImmutableArray<string> Sorted(IEnumerable<string> values) =>
        [.. values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
