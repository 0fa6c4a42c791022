namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>The resources that policies are never asked about.</summary>
/// <remarks>
/// Policies and their bindings, lest one lock itself in; reviews of tokens and access, which nothing stores:
/// k8s.io/apiserver/pkg/admission/plugin/policy/generic/plugin.go and pkg/kubeapiserver/admission/exclusion, v1.37.
/// </remarks>
static class ExcludedResources
{
    public static bool Contains(GroupVersionResource resource) => resource.Group switch
    {
        "admissionregistration.k8s.io" => resource.Resource is "validatingadmissionpolicies" or "validatingadmissionpolicybindings"
            or "mutatingadmissionpolicies" or "mutatingadmissionpolicybindings",
        "authentication.k8s.io" => resource.Resource is "selfsubjectreviews" or "tokenreviews",
        "authorization.k8s.io" => resource.Resource is "localsubjectaccessreviews" or "selfsubjectaccessreviews"
            or "selfsubjectrulesreviews" or "subjectaccessreviews",
        _ => false,
    };
}
