using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Rbac;

/// <summary>Reads roles and bindings out of manifests.</summary>
/// <remarks>rbac.authorization.k8s.io/v1 and v1beta1: https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/</remarks>
public sealed class RbacReader
{
    const string Group = "rbac.authorization.k8s.io";

    readonly Dictionary<(string Kind, string Namespace, string Name), RbacRole> _roles = [];
    readonly Dictionary<RbacRole, ImmutableArray<AggregationSelector>> _selectors = [];
    readonly Dictionary<(string Kind, string Namespace, string Name), RbacBinding> _bindings = [];
    readonly Dictionary<(string Namespace, string Name), KubernetesObject> _accounts = [];
    readonly List<RbacProblem> _problems = [];

    RbacReader()
    {
    }

    /// <summary>Reads what is of RBAC among objects; the other ones are passed over.</summary>
    /// <param name="objects">The objects.</param>
    public static RbacObjects Read(ImmutableArray<KubernetesObject> objects)
    {
        var reader = new RbacReader();
        foreach (var found in objects)
            reader.Add(found);
        RoleAggregation.Resolve(reader._roles.Values, reader._selectors, reader._problems);
        return new RbacObjects(
            [.. reader._roles.Values], [.. reader._bindings.Values], [.. reader._accounts.Values], [.. reader._problems]);
    }

    /// <summary>Whether an object is one of RBAC.</summary>
    /// <param name="found">The object.</param>
    public static bool IsRbac(KubernetesObject found) =>
        found.Reference.ApiVersion.StartsWith(Group + "/", StringComparison.Ordinal);

    /// <summary>The texts of a list; empty where it is none.</summary>
    internal static ImmutableArray<string> Texts(ObjectNode? node) =>
        node is SequenceNode sequence ? [.. sequence.Items.Select(item => item.AsText).OfType<string>()] : [];

    void Add(KubernetesObject found)
    {
        if (found.Reference is { ApiVersion: "v1", Kind: "ServiceAccount" })
        {
            TellNamespace(found);
            Keep(_accounts, (RbacObjects.NamespaceOf(found), found.Reference.Name), found, found.Reference, found.Location);
            return;
        }

        if (!IsRbac(found))
            return;
        if (found.Reference.ApiVersion is not (Group + "/v1" or Group + "/v1beta1" or Group + "/v1alpha1"))
        {
            Problem(RbacProblemKind.UnknownKind, found, found.Location, $"{found.Reference.ApiVersion} is no version of RBAC; v1 is");
            return;
        }

        switch (found.Reference.Kind)
        {
            case "Role" or "ClusterRole":
                AddRole(found);
                break;
            case "RoleBinding" or "ClusterRoleBinding":
                AddBinding(found);
                break;
            default:
                Problem(RbacProblemKind.UnknownKind, found, found.Location, $"{found.Reference.Kind} is no kind of {Group}");
                break;
        }
    }

    void AddRole(KubernetesObject found)
    {
        if (found.Reference.Name.Length == 0)
        {
            Problem(RbacProblemKind.Malformed, found, found.Location, "has no metadata.name; it is left out");
            return;
        }

        var @namespace = found.Reference.Kind == "Role" ? RbacObjects.NamespaceOf(found) : "";
        if (found.Reference.Kind == "Role")
            TellNamespace(found);
        var role = new RbacRole(found, @namespace, Rules(found));
        Keep(_roles, (found.Reference.Kind, @namespace, found.Reference.Name), role, role.Reference, role.Location);
        if (!role.IsAggregated || !role.IsClusterRole)
            return;
        var selectors = ImmutableArray.CreateBuilder<AggregationSelector>();
        foreach (var node in found.Root["aggregationRule"]?["clusterRoleSelectors"].AsMappings ?? [])
        {
            if (AggregationSelector.Read(node) is { } selector)
                selectors.Add(selector);
            else
                Problem(RbacProblemKind.Malformed, found, node.Location, "aggregationRule: a condition of the selector is wrong; it selects nothing");
        }

        _selectors[role] = selectors.ToImmutable();
    }

    ImmutableArray<PolicyRule> Rules(KubernetesObject found)
    {
        var node = found.Root["rules"];
        if (!node.IsSet)
            return [];
        if (node is not SequenceNode sequence)
        {
            Problem(RbacProblemKind.Malformed, found, node!.Location, "rules is no list; the role grants nothing"); // IsSet: it is there.
            return [];
        }

        return [.. sequence.Items.Select(item => Rule(found, item))];
    }

    /// <summary>The rule; one that cannot be read grants nothing and keeps its place, so that the indexes of the others hold.</summary>
    PolicyRule Rule(KubernetesObject found, ObjectNode node)
    {
        if (node is not MappingNode)
            Problem(RbacProblemKind.Malformed, found, node.Location, "rules: an item is no mapping; it grants nothing");
        var rule = new PolicyRule(
            List(found, node, "verbs"), List(found, node, "apiGroups"), List(found, node, "resources"),
            List(found, node, "resourceNames"), List(found, node, "nonResourceURLs"), node.Location);
        if (node is MappingNode && rule.Verbs.IsEmpty)
            Problem(RbacProblemKind.Malformed, found, node.Location, "rules: a rule without verbs grants nothing");
        else if (!rule.Resources.IsEmpty && rule.ApiGroups.IsEmpty)
            Problem(RbacProblemKind.Malformed, found, node.Location, "rules: a rule with resources and no apiGroups grants nothing");
        else if (!rule.NonResourceUrls.IsEmpty && found.Reference.Kind == "Role")
            Problem(RbacProblemKind.Malformed, found, node.Location, "rules: nonResourceURLs in a Role grant nothing; they need a ClusterRole");
        // A list of names that cannot be read must not become no limit at all.
        return node["resourceNames"].IsSet && rule.ResourceNames.IsEmpty && node["resourceNames"] is not SequenceNode { Items: [] }
            ? rule with { Verbs = [] }
            : rule;
    }

    ImmutableArray<string> List(KubernetesObject found, ObjectNode node, string key)
    {
        if (node[key] is not { } value || !value.IsSet)
            return [];
        if (value is not SequenceNode sequence || sequence.Items.Any(item => item.AsText is null))
            Problem(RbacProblemKind.Malformed, found, value.Location, $"rules: {key} must be a list of strings; other values grant nothing");
        return Texts(value);
    }

    void AddBinding(KubernetesObject found)
    {
        var role = found.Root["roleRef"];
        var kind = role?["kind"].AsText ?? "";
        var isClusterWide = found.Reference.Kind == "ClusterRoleBinding";
        if (role is null || (role["name"].AsText ?? "").Length == 0)
        {
            Problem(RbacProblemKind.Malformed, found, role?.Location ?? found.Location, "names no role (roleRef.name); it grants nothing");
            return;
        }

        if (kind is not ("Role" or "ClusterRole") || (isClusterWide && kind == "Role"))
        {
            Problem(RbacProblemKind.UnknownKind, found, role.Location, $"roleRef.kind \"{kind}\" is not {(isClusterWide ? "" : "Role or ")}ClusterRole; it grants nothing");
            return;
        }

        if (role["apiGroup"].AsText is { Length: > 0 } group && group != Group)
            Problem(RbacProblemKind.Malformed, found, role.Location, $"roleRef.apiGroup \"{group}\" is not {Group}; the API server refuses it");
        var @namespace = isClusterWide ? "" : RbacObjects.NamespaceOf(found);
        if (!isClusterWide)
            TellNamespace(found);
        var reference = found.Reference with { Namespace = @namespace };
        var binding = new RbacBinding(
            reference, found.Location, kind, role["name"].AsText!, role.Location, Subjects(found, @namespace)); // Checked above.
        // The outside tables write bindings without names: they are different objects.
        var name = reference.Name.Length > 0 ? reference.Name : $"\0{_bindings.Count}";
        Keep(_bindings, (reference.Kind, @namespace, name), binding, reference, found.Location);
    }

    ImmutableArray<BoundSubject> Subjects(KubernetesObject found, string @namespace)
    {
        var subjects = ImmutableArray.CreateBuilder<BoundSubject>();
        foreach (var node in found.Root["subjects"].AsMappings)
        {
            var kind = node["kind"].AsText ?? "";
            var name = node["name"].AsText ?? "";
            var own = node["namespace"].AsText is { Length: > 0 } written ? written : @namespace;
            if (name.Length == 0)
                Problem(RbacProblemKind.Malformed, found, node.Location, "a subject has no name; it is nobody");
            else if (kind == "ServiceAccount" && KubernetesObject.WrongNamespace(node) is { } wrong)
                Problem(RbacProblemKind.Malformed, found, wrong.Location, $"ServiceAccount {name}: the namespace {wrong.Text} is no text: quote it; it is nobody");
            else if (kind == "ServiceAccount" && own.Length == 0)
                Problem(RbacProblemKind.Malformed, found, node.Location, $"ServiceAccount {name} has no namespace; it is nobody");
            else if (kind is "User" or "Group" or "ServiceAccount")
                subjects.Add(new BoundSubject(Subject(kind, own, name), node.Location));
            else
                Problem(RbacProblemKind.UnknownKind, found, node.Location, $"a subject of kind \"{kind}\" is nobody; known are User, Group, ServiceAccount");
        }

        return subjects.ToImmutable();
    }

    void TellNamespace(KubernetesObject found)
    {
        if (KubernetesObject.WrongNamespace(found.Root["metadata"]) is { } wrong)
            Problem(RbacProblemKind.Malformed, found, wrong.Location, RbacObjects.Text(wrong));
    }

    static RbacSubject Subject(string kind, string @namespace, string name) => kind switch
    {
        "User" => RbacSubject.User(name),
        "Group" => RbacSubject.Group(name),
        _ => RbacSubject.ServiceAccount(@namespace, name),
    };

    void Keep<TKey, TValue>(Dictionary<TKey, TValue> where, TKey key, TValue value, ObjectReference reference, SourceLocation location)
        where TKey : notnull
    {
        if (!where.TryAdd(key, value))
        {
            where[key] = value;
            _problems.Add(new RbacProblem(
                RbacProblemKind.Duplicate, reference, location, "is written twice; this one, the last, counts"));
        }
    }

    void Problem(RbacProblemKind kind, KubernetesObject found, SourceLocation location, string detail) =>
        _problems.Add(new RbacProblem(kind, found.Reference, location, detail));
}
