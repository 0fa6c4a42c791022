using System.Collections.Frozen;

namespace Plimsoll.Kubernetes.Rbac;

/// <summary>The API group of a resource that a person names without one, as discovery would tell it.</summary>
/// <remarks>https://kubernetes.io/docs/reference/using-api/; resources of the core group and unknown ones are of the core group.</remarks>
public static class BuiltInGroups
{
    static readonly FrozenDictionary<string, string> Groups = new (string Group, string[] Resources)[]
    {
        ("apps", ["deployments", "daemonsets", "statefulsets", "replicasets", "controllerrevisions"]),
        ("batch", ["jobs", "cronjobs"]),
        ("autoscaling", ["horizontalpodautoscalers"]),
        ("policy", ["poddisruptionbudgets"]),
        ("networking.k8s.io", ["ingresses", "ingressclasses", "networkpolicies"]),
        ("discovery.k8s.io", ["endpointslices"]),
        ("rbac.authorization.k8s.io", ["roles", "rolebindings", "clusterroles", "clusterrolebindings"]),
        ("storage.k8s.io", ["storageclasses", "volumeattachments", "csidrivers", "csinodes", "csistoragecapacities"]),
        ("admissionregistration.k8s.io",
        [
            "mutatingwebhookconfigurations", "validatingwebhookconfigurations", "validatingadmissionpolicies",
            "validatingadmissionpolicybindings", "mutatingadmissionpolicies", "mutatingadmissionpolicybindings",
        ]),
        ("apiextensions.k8s.io", ["customresourcedefinitions"]),
        ("apiregistration.k8s.io", ["apiservices"]),
        ("certificates.k8s.io", ["certificatesigningrequests", "signers", "clustertrustbundles"]),
        ("coordination.k8s.io", ["leases"]),
        ("scheduling.k8s.io", ["priorityclasses"]),
        ("node.k8s.io", ["runtimeclasses"]),
        ("authentication.k8s.io", ["tokenreviews", "selfsubjectreviews", "userextras", "uids"]),
        ("authorization.k8s.io", ["subjectaccessreviews", "localsubjectaccessreviews", "selfsubjectaccessreviews", "selfsubjectrulesreviews"]),
    }.SelectMany(pair => pair.Resources, (pair, resource) => (pair.Group, resource))
        .ToFrozenDictionary(pair => pair.resource, pair => pair.Group, StringComparer.Ordinal);

    /// <summary>The group of a resource.</summary>
    /// <param name="resource">The resource in the plural.</param>
    public static string Of(string resource) => Groups.GetValueOrDefault(resource, "");
}
