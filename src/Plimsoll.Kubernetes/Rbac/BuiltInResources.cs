using System.Collections.Frozen;

namespace Plimsoll.Kubernetes.Rbac;

/// <summary>The resources of Kubernetes itself by the names that people give them, as discovery would tell them.</summary>
/// <remarks>https://kubernetes.io/docs/reference/kubectl/#resource-types, and what rights are given on but no list shows (users, signers ...).</remarks>
public static class BuiltInResources
{
    static readonly FrozenDictionary<string, string> Groups = new (string Group, string[] Resources)[]
    {
        ("",
        [
            "bindings", "componentstatuses", "configmaps", "endpoints", "events", "limitranges", "namespaces", "nodes", "persistentvolumeclaims",
            "persistentvolumes", "pods", "podtemplates", "replicationcontrollers", "resourcequotas", "secrets", "serviceaccounts", "services",
            "users", "groups",
        ]),
        ("apps", ["deployments", "daemonsets", "statefulsets", "replicasets", "controllerrevisions"]),
        ("batch", ["jobs", "cronjobs"]),
        ("autoscaling", ["horizontalpodautoscalers"]),
        ("policy", ["poddisruptionbudgets"]),
        ("networking.k8s.io", ["ingresses", "ingressclasses", "networkpolicies", "ipaddresses", "servicecidrs"]),
        ("discovery.k8s.io", ["endpointslices"]),
        ("rbac.authorization.k8s.io", ["roles", "rolebindings", "clusterroles", "clusterrolebindings"]),
        ("storage.k8s.io", ["storageclasses", "volumeattachments", "volumeattributesclasses", "csidrivers", "csinodes", "csistoragecapacities"]),
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
        ("flowcontrol.apiserver.k8s.io", ["flowschemas", "prioritylevelconfigurations"]),
        ("resource.k8s.io", ["deviceclasses", "resourceclaims", "resourceclaimtemplates", "resourceslices"]),
        ("authentication.k8s.io", ["tokenreviews", "selfsubjectreviews", "userextras", "uids"]),
        ("authorization.k8s.io", ["subjectaccessreviews", "localsubjectaccessreviews", "selfsubjectaccessreviews", "selfsubjectrulesreviews"]),
    }.SelectMany(pair => pair.Resources, (pair, resource) => (pair.Group, resource))
        .ToFrozenDictionary(pair => pair.resource, pair => pair.Group, StringComparer.Ordinal);

    static readonly (string Name, string Plural)[] ShortNames =
    [
        ("cm", "configmaps"), ("cs", "componentstatuses"), ("ep", "endpoints"), ("ev", "events"), ("limits", "limitranges"), ("ns", "namespaces"),
        ("no", "nodes"), ("pvc", "persistentvolumeclaims"), ("pv", "persistentvolumes"), ("po", "pods"), ("rc", "replicationcontrollers"),
        ("quota", "resourcequotas"), ("sa", "serviceaccounts"), ("svc", "services"), ("crd", "customresourcedefinitions"),
        ("crds", "customresourcedefinitions"), ("ds", "daemonsets"), ("deploy", "deployments"), ("rs", "replicasets"), ("sts", "statefulsets"),
        ("hpa", "horizontalpodautoscalers"), ("cj", "cronjobs"), ("csr", "certificatesigningrequests"), ("ing", "ingresses"),
        ("netpol", "networkpolicies"), ("pdb", "poddisruptionbudgets"), ("pc", "priorityclasses"), ("sc", "storageclasses"),
        ("vac", "volumeattributesclasses"), ("ip", "ipaddresses"),
    ];

    static readonly FrozenDictionary<string, string> Names = Groups.Keys.Select(plural => (Name: plural, Plural: plural))
        .Concat(Groups.Keys.Select(plural => (Name: Singular(plural), Plural: plural)))
        .Concat(ShortNames)
        .DistinctBy(pair => pair.Name, StringComparer.Ordinal)
        .ToFrozenDictionary(pair => pair.Name, pair => pair.Plural, StringComparer.OrdinalIgnoreCase);

    /// <summary>Every resource, in the plural.</summary>
    public static IEnumerable<string> Plurals => Groups.Keys;

    /// <summary>The group of a resource; <c>null</c> where Kubernetes has no such one.</summary>
    /// <param name="plural">The resource in the plural.</param>
    public static string? GroupOf(string plural) => Groups.GetValueOrDefault(plural);

    /// <summary>The plural of a resource; <c>null</c> where Kubernetes has no such one.</summary>
    /// <param name="name">Its plural, singular, kind or short name, in any case.</param>
    public static string? PluralOf(string name) => Names.GetValueOrDefault(name);

    static string Singular(string plural) => plural switch
    {
        "endpoints" => plural,
        _ when plural.EndsWith("ies", StringComparison.Ordinal) => plural[..^3] + "y",
        _ when plural.EndsWith("sses", StringComparison.Ordinal) || plural.EndsWith("statuses", StringComparison.Ordinal) => plural[..^2],
        _ => plural[..^1],
    };
}
