using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Gatekeeper;

/// <summary>Makes requests of objects and of AdmissionReview documents as <c>gator</c> does: nothing is added that is not written.</summary>
/// <remarks>github.com/open-policy-agent/gatekeeper, pkg/gator/verify and pkg/target.</remarks>
public static class GatekeeperRequests
{
    static readonly GroupVersionKind NoKind = new("", "", "");
    static readonly GroupVersionResource NoResource = new("", "", "");
    static readonly UserInfo Nobody = new("", "", [], ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty);

    /// <summary>An object without a request: for <see cref="GatekeeperReviewOptions.IsObjectOnly"/>.</summary>
    /// <param name="object">The object.</param>
    public static AdmissionRequest Of(KubernetesObject @object) => new()
    {
        Object = @object,
        Kind = GroupVersionKind.Of(@object.Reference.ApiVersion, @object.Reference.Kind),
        Resource = NoResource,
        Name = @object.Root["metadata"]?["name"].AsText ?? "",
        Namespace = @object.Reference.Namespace,
    };

    /// <summary>Reads the request of an AdmissionReview, which may leave out what a cluster would always say.</summary>
    /// <param name="review">The document of kind AdmissionReview, of the group admission.k8s.io.</param>
    /// <param name="request">The request; <c>null</c> where it cannot be read.</param>
    /// <param name="problem">What is wrong, with its place; empty where nothing is.</param>
    public static bool TryRead(KubernetesObject review, out AdmissionRequest? request, out string problem)
    {
        request = null;
        problem = "";
        if (review.Root["request"] is not MappingNode node)
        {
            problem = $"{review.Location}: an AdmissionReview must have a request";
            return false;
        }

        var operation = AdmissionRequests.OperationOf(node["operation"].AsText) ?? AdmissionOperation.Create;
        if (ProblemOf(node, "object") is { } first)
            problem = first;
        else if (ProblemOf(node, "oldObject") is { } second)
            problem = second;
        else if (!node["object"].IsSet && !node["oldObject"].IsSet)
            problem = $"{node.Location}: the request has neither object nor oldObject";
        else if (operation == AdmissionOperation.Delete && !node["oldObject"].IsSet)
            problem = $"{node.Location}: a DELETE request must have the oldObject";
        else
            request = Read(node, operation);
        return request is not null;
    }

    static string? ProblemOf(MappingNode request, string key) =>
        request[key] is { } value && value.IsSet && (value is not MappingNode || KubernetesObject.From(value) is null)
            ? $"{request.LocationOf(key)}: request.{key} must be an object with apiVersion and kind"
            : null;

    static AdmissionRequest Read(MappingNode node, AdmissionOperation operation) => new()
    {
        Operation = operation,
        Uid = node["uid"].AsText ?? "",
        Object = node["object"] is { } @object ? KubernetesObject.From(@object) : null,
        OldObject = node["oldObject"] is { } old ? KubernetesObject.From(old) : null,
        Kind = AdmissionRequests.KindOf(node["kind"]) ?? NoKind,
        Resource = AdmissionRequests.ResourceOf(node["resource"]) ?? NoResource,
        Subresource = node["subResource"].AsText ?? "",
        Name = node["name"].AsText ?? "",
        Namespace = node["namespace"].AsText ?? "",
        User = node["userInfo"] is { } user ? AdmissionRequests.UserOf(user) : Nobody,
        IsDryRun = node["dryRun"].AsBoolean ?? false,
        Options = node["options"].IsSet ? node["options"] : null,
    };
}
