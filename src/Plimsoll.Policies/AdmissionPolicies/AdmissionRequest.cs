using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>A request to the API server, as admission sees it.</summary>
/// <remarks>k8s.io/api/admission/v1 AdmissionRequest.</remarks>
public sealed record AdmissionRequest
{
    /// <summary>What it does.</summary>
    public AdmissionOperation Operation { get; init; }

    /// <summary>What tells it from every other request; empty where it is none of a cluster's.</summary>
    public string Uid { get; init; } = "";

    /// <summary>The object after the request; <c>null</c> for DELETE.</summary>
    public KubernetesObject? Object { get; init; }

    /// <summary>The object before the request; <c>null</c> for CREATE and CONNECT.</summary>
    public KubernetesObject? OldObject { get; init; }

    /// <summary>The kind of the object as sent.</summary>
    public required GroupVersionKind Kind { get; init; }

    /// <summary>The resource as addressed.</summary>
    public required GroupVersionResource Resource { get; init; }

    /// <summary>e.g. <c>scale</c>; empty for the object itself.</summary>
    public string Subresource { get; init; } = "";

    /// <summary>The object's name; empty where the API server is to make one.</summary>
    public string Name { get; init; } = "";

    /// <summary>The object's namespace; empty for cluster-scoped ones. For a Namespace its own name, as in the API server.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>Who asks.</summary>
    public UserInfo User { get; init; } = UserInfo.Default;

    /// <summary>Whether nothing will be stored.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>CreateOptions, UpdateOptions or DeleteOptions; <c>null</c> where none are given.</summary>
    public ObjectNode? Options { get; init; }

    /// <summary>Whether the resource and its scope were guessed from the kind.</summary>
    public bool IsResourceGuessed { get; init; }

    /// <summary>The object that it is about, for messages: the new one, or the old one.</summary>
    public KubernetesObject? Subject => Object ?? OldObject;

    /// <summary>Whether it is about a Namespace object.</summary>
    internal bool IsNamespaceObject => Resource is { Group: "", Resource: "namespaces" };
}
