using System.Collections.Immutable;
using CsCheck;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes.Rbac;

/// <summary>RBAC out of test code, and random rules.</summary>
static class RbacText
{
    static readonly Gen<ImmutableArray<string>> Verbs = Some("get", "list", "create", "*");
    static readonly Gen<ImmutableArray<string>> Groups = Some("", "apps", "*");
    static readonly Gen<ImmutableArray<string>> Resources = Some("pods", "pods/exec", "secrets", "*/exec", "*");
    static readonly Gen<ImmutableArray<string>> Names = Gen.Frequency((3, Gen.Const(ImmutableArray<string>.Empty)), (1, Some("a", "b")));

    /// <summary>Rules of a small vocabulary, so that they often meet.</summary>
    public static readonly Gen<PolicyRule> Rule = Gen.Select(Verbs, Groups, Resources, Names)
        .Select((verbs, groups, resources, names) => new PolicyRule(verbs, groups, resources, names, [], PolicyRule.Nowhere));

    /// <summary>Requests of the same vocabulary.</summary>
    public static readonly Gen<RbacRequest> Request = Gen.Select(
        One("get", "list", "create"), One("", "apps"), One("pods", "secrets"),
        One("", "exec"), One("", "a", "b"), One("", "one", "two"))
        .Select((verb, group, resource, subresource, name, @namespace) => new RbacRequest(verb)
        {
            Group = group, Resource = resource, Subresource = subresource, Name = name, Namespace = @namespace,
        });

    /// <summary>Objects of the group's version 1; <c>kind</c> first in each line, the rest as flow mapping.</summary>
    public static async Task<ImmutableArray<KubernetesObject>> ObjectsAsync(string yaml)
    {
        var manifest = await ManifestText.ReadAsync(yaml);
        Assert.Empty(manifest.Unread);
        return manifest.Objects;
    }

    public static async Task<RbacObjects> ReadAsync(string yaml) => RbacReader.Read(await ObjectsAsync(yaml));

    public static async Task<RbacIndex> IndexAsync(string yaml) => new(await ReadAsync(yaml));

    /// <summary>A role in YAML.</summary>
    public static string Role(string name, string @namespace, string rules, string more = "") => Document(
        @namespace.Length == 0 ? "ClusterRole" : "Role", name, @namespace, $"rules: {rules}\n{more}");

    /// <summary>A binding in YAML; a <paramref name="role"/> with a slash is a Role, else a ClusterRole.</summary>
    public static string Binding(string name, string @namespace, string role, string subjects) => Document(
        @namespace.Length == 0 ? "ClusterRoleBinding" : "RoleBinding", name, @namespace,
        $"roleRef: {{apiGroup: rbac.authorization.k8s.io, kind: {(role.StartsWith('/') ? "Role" : "ClusterRole")}, name: {role.TrimStart('/')}}}\nsubjects: [{subjects}]\n");

    /// <summary>A rule in YAML.</summary>
    public static string Text(PolicyRule rule) =>
        $"{{verbs: {List(rule.Verbs)}, apiGroups: {List(rule.ApiGroups)}, resources: {List(rule.Resources)}, resourceNames: {List(rule.ResourceNames)}}}";

    static string Document(string kind, string name, string @namespace, string body) =>
        $"---\napiVersion: rbac.authorization.k8s.io/v1\nkind: {kind}\nmetadata: {{name: {name}{(@namespace.Length == 0 ? "" : $", namespace: {@namespace}")}}}\n{body}\n";

    static string List(ImmutableArray<string> values) => $"[{string.Join(", ", values.Select(value => $"'{value}'"))}]";

    /// <summary>One of some words.</summary>
    public static Gen<string> One(params string[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    static Gen<ImmutableArray<string>> Some(params string[] values) =>
        One(values).Array[1, 2].Select(chosen => chosen.Distinct().ToImmutableArray());
}
