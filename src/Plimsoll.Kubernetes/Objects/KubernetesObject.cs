using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Objects;

/// <summary>A Kubernetes object of a manifest.</summary>
/// <param name="Reference">Its name.</param>
/// <param name="Root">Everything written about it.</param>
public sealed record KubernetesObject(ObjectReference Reference, MappingNode Root)
{
    /// <summary>Where it starts.</summary>
    public SourceLocation Location => Root.Location;

    /// <summary>A namespace that is written as a number or a boolean (<c>123</c>, <c>n</c>), which the API server refuses; <c>null</c> for none.</summary>
    /// <param name="metadata">What holds <c>namespace</c>: metadata, or a subject.</param>
    internal static ScalarNode? WrongNamespace(ObjectNode? metadata) =>
        metadata?["namespace"] is ScalarNode { Kind: not (ScalarKind.String or ScalarKind.Null) } wrong ? wrong : null;

    /// <summary>An object, where a value is one: a mapping with <c>apiVersion</c> and <c>kind</c>; else <c>null</c>.</summary>
    /// <param name="node">The value.</param>
    public static KubernetesObject? From(ObjectNode node) => From(node, "", "");

    /// <summary>An object whose API version and kind may be left to the list it stands in.</summary>
    internal static KubernetesObject? From(ObjectNode node, string listApiVersion, string listKind)
    {
        if (node is not MappingNode root)
            return null;
        var apiVersion = root["apiVersion"].AsText ?? listApiVersion;
        var kind = root["kind"].AsText ?? listKind;
        if (apiVersion.Length == 0 || kind.Length == 0)
            return null;

        var metadata = root["metadata"];
        var name = metadata?["name"].AsText ?? metadata?["generateName"].AsText ?? "";
        return new KubernetesObject(
            new ObjectReference(apiVersion, kind, metadata?["namespace"].AsText ?? "", name), root);
    }
}
