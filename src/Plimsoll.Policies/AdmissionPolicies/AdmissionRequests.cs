using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>Makes requests from manifests and from AdmissionReview documents.</summary>
public static class AdmissionRequests
{
    /// <summary>The namespace of kubectl where none is configured.</summary>
    public const string DefaultNamespace = "default";

    /// <summary>What stands for the five random characters that the API server appends to a generateName.</summary>
    internal const string GeneratedSuffix = "xxxxx";

    /// <summary>The label that the API server gives every Namespace.</summary>
    internal const string NameLabel = "kubernetes.io/metadata.name";

    /// <summary>The request that <c>kubectl create</c> makes of a manifest.</summary>
    /// <param name="object">The object. It gets the namespace, and for a generateName the name, that the API server would give it.</param>
    /// <param name="resources">Which resource serves its kind; <c>null</c> for Kubernetes' own.</param>
    /// <param name="namespace">The namespace of objects that name none.</param>
    public static AdmissionRequest Create(
        KubernetesObject @object, ResourceTable? resources = null, string @namespace = DefaultNamespace)
    {
        var kind = GroupVersionKind.Of(@object.Reference.ApiVersion, @object.Reference.Kind);
        var type = (resources ?? ResourceTable.BuiltIn).Find(kind);
        var placed = Named(Place(@object, type, @namespace));
        var name = placed.Root["metadata"]?["name"].AsText ?? "";
        return new AdmissionRequest
        {
            Operation = AdmissionOperation.Create,
            Object = placed,
            Kind = kind,
            Resource = type.In(kind.Version),
            Name = name,
            Namespace = kind is { Group: "", Kind: "Namespace" } ? name : placed.Reference.Namespace,
            IsResourceGuessed = type.IsGuess,
        };
    }

    /// <summary>The request that changes <paramref name="oldObject"/> to <paramref name="object"/>.</summary>
    /// <param name="object">The object afterwards.</param>
    /// <param name="oldObject">The object before.</param>
    /// <param name="resources">Which resource serves its kind; <c>null</c> for Kubernetes' own.</param>
    public static AdmissionRequest Update(KubernetesObject @object, KubernetesObject oldObject, ResourceTable? resources = null)
    {
        var request = Create(@object, resources);
        return request with
        {
            Operation = AdmissionOperation.Update,
            OldObject = Create(oldObject, resources, request.Namespace).Object,
        };
    }

    /// <summary>The request that removes an object.</summary>
    /// <param name="oldObject">The object before.</param>
    /// <param name="resources">Which resource serves its kind; <c>null</c> for Kubernetes' own.</param>
    public static AdmissionRequest Delete(KubernetesObject oldObject, ResourceTable? resources = null)
    {
        var request = Create(oldObject, resources);
        return request with { Operation = AdmissionOperation.Delete, Object = null, OldObject = request.Object };
    }

    /// <summary>Reads the request of an AdmissionReview.</summary>
    /// <param name="review">A document of kind AdmissionReview, admission.k8s.io/v1 or v1beta1.</param>
    /// <param name="request">The request; <c>null</c> where it cannot be read.</param>
    /// <param name="problem">What is wrong, with its place; empty where nothing is.</param>
    public static bool TryRead(KubernetesObject review, out AdmissionRequest? request, out string problem)
    {
        request = null;
        problem = "";
        if (review.Root["request"] is not MappingNode node)
            problem = $"{review.Location}: an AdmissionReview must have a request";
        else if (KindOf(node["kind"]) is not { } kind)
            problem = $"{node.Location}: request.kind must have group, version and kind";
        else if (ResourceOf(node["resource"]) is not { } resource)
            problem = $"{node.Location}: request.resource must have group, version and resource";
        else if (OperationOf(node["operation"].AsText) is not { } operation)
            problem = $"{node.LocationOf("operation")}: request.operation must be CREATE, UPDATE, DELETE or CONNECT";
        else
            request = Read(node, kind, resource, operation);
        return request is not null;
    }

    /// <summary>The name of an operation in Kubernetes.</summary>
    internal static string NameOf(AdmissionOperation operation) => operation switch
    {
        AdmissionOperation.Create => "CREATE",
        AdmissionOperation.Update => "UPDATE",
        AdmissionOperation.Delete => "DELETE",
        _ => "CONNECT",
    };

    /// <summary>The operation of a name in Kubernetes.</summary>
    internal static AdmissionOperation? OperationOf(string? name) => name switch
    {
        "CREATE" => AdmissionOperation.Create,
        "UPDATE" => AdmissionOperation.Update,
        "DELETE" => AdmissionOperation.Delete,
        "CONNECT" => AdmissionOperation.Connect,
        _ => null,
    };

    static AdmissionRequest Read(
        MappingNode node, GroupVersionKind kind, GroupVersionResource resource, AdmissionOperation operation) => new()
    {
        Operation = operation,
        Uid = node["uid"].AsText ?? "",
        Object = node["object"] is MappingNode @object ? KubernetesObject.From(@object) : null,
        OldObject = node["oldObject"] is MappingNode old ? KubernetesObject.From(old) : null,
        Kind = KindOf(node["requestKind"]) ?? kind,
        Resource = ResourceOf(node["requestResource"]) ?? resource,
        Subresource = node["subResource"].AsText ?? "",
        Name = node["name"].AsText ?? "",
        Namespace = node["namespace"].AsText ?? "",
        User = UserOf(node["userInfo"]),
        IsDryRun = node["dryRun"].AsBoolean ?? false,
        Options = node["options"].IsSet ? node["options"] : null,
    };

    internal static GroupVersionKind? KindOf(ObjectNode? node) =>
        node?["version"].AsText is { } version && node["kind"].AsText is { } kind
            ? new GroupVersionKind(node["group"].AsText ?? "", version, kind)
            : null;

    internal static GroupVersionResource? ResourceOf(ObjectNode? node) =>
        node?["version"].AsText is { } version && node["resource"].AsText is { } resource
            ? new GroupVersionResource(node["group"].AsText ?? "", version, resource)
            : null;

    internal static UserInfo UserOf(ObjectNode? node) => node is null ? UserInfo.Default : new UserInfo(
        node["username"].AsText ?? "",
        node["uid"].AsText ?? "",
        TextsOf(node["groups"]),
        (node["extra"] as MappingNode)?.Entries.ToImmutableSortedDictionary(
            entry => entry.Key, entry => TextsOf(entry.Value), StringComparer.Ordinal)
            ?? ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty);

    internal static ImmutableArray<string> TextsOf(ObjectNode? node) =>
        node is SequenceNode sequence ? [.. sequence.Items.Select(item => item.AsText).OfType<string>()] : [];

    /// <summary>Gives an object the namespace of the request, and a Namespace the label of its name.</summary>
    static KubernetesObject Place(KubernetesObject @object, ResourceType type, string @namespace)
    {
        var written = @object.Root["metadata"]?["namespace"].AsText ?? "";
        if (!type.IsNamespaced)
        {
            return type is { Group: "", Kind: "Namespace" }
                ? @object with { Root = WithNameLabel(@object.Root) }
                : @object;
        }

        if (written.Length > 0)
            return @object;
        var metadata = @object.Root.Below("metadata");
        return new KubernetesObject(
            @object.Reference with { Namespace = @namespace },
            @object.Root.With("metadata", metadata.With("namespace", NodeMaking.Text(@namespace, metadata.Location))));
    }

    static KubernetesObject Named(KubernetesObject @object)
    {
        if (@object.Root["metadata"] is not MappingNode metadata || metadata["name"].IsSet
            || metadata["generateName"].AsText is not { Length: > 0 } prefix)
        {
            return @object;
        }

        var name = prefix + GeneratedSuffix;
        return new KubernetesObject(
            @object.Reference with { Name = name },
            @object.Root.With("metadata", metadata.With("name", NodeMaking.Text(name, metadata["generateName"]!.Location))));
    }

    /// <summary>A Namespace with the label that the API server gives it.</summary>
    internal static MappingNode WithNameLabel(MappingNode root)
    {
        var metadata = root.Below("metadata");
        if (metadata["name"].AsText is not { } name || metadata["labels"]?[NameLabel] is not null)
            return root;
        var labels = metadata.Below("labels").With(NameLabel, NodeMaking.Text(name, metadata.Location));
        return root.With("metadata", metadata.With("labels", labels));
    }
}
