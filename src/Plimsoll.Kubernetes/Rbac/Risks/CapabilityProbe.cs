using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.Rbac.Risks;

/// <summary>Which rules give a capability: any of the verbs on any of the resources.</summary>
/// <param name="Capability">The capability.</param>
/// <param name="Group">The API group.</param>
/// <param name="Resources">Resources, with subresource after a slash.</param>
/// <param name="Verbs">Verbs that a rule with resourceNames can give too.</param>
/// <param name="UnnamedVerbs">Verbs whose requests carry no name, so that a rule with resourceNames never gives them.</param>
/// <remarks>The steps and the rights they take: https://kubernetes.io/docs/concepts/security/rbac-good-practices/</remarks>
sealed record CapabilityProbe(
    Capability Capability, string Group, ImmutableArray<string> Resources, ImmutableArray<string> Verbs, ImmutableArray<string> UnnamedVerbs)
{
    const string Rbac = "rbac.authorization.k8s.io";
    const string Admission = "admissionregistration.k8s.io";
    const string Certificates = "certificates.k8s.io";

    static readonly ImmutableArray<string> Change = ["update", "patch"];
    static readonly ImmutableArray<string> Create = ["create"];
    static readonly ImmutableArray<string> Read = ["get"];

    // list and watch with a field selector carry a name, but ones without it return every object.
    static readonly ImmutableArray<string> ReadAll = ["list", "watch"];

    /// <summary>Every probe.</summary>
    public static ImmutableArray<CapabilityProbe> All { get; } =
    [
        new(Capability.ImpersonateUsers, "", ["users"], ["impersonate"], []),
        new(Capability.ImpersonateGroups, "", ["groups"], ["impersonate"], []),
        new(Capability.ImpersonateAccounts, "", ["serviceaccounts"], ["impersonate"], []),
        new(Capability.EscalateRoles, Rbac, ["roles"], ["escalate"], []),
        new(Capability.WriteRoles, Rbac, ["roles"], Change, []),
        new(Capability.EscalateClusterRoles, Rbac, ["clusterroles"], ["escalate"], []),
        new(Capability.WriteClusterRoles, Rbac, ["clusterroles"], Change, []),
        new(Capability.CreateClusterRoles, Rbac, ["clusterroles"], [], Create),
        new(Capability.BindRoles, Rbac, ["roles"], ["bind"], []),
        new(Capability.BindClusterRoles, Rbac, ["clusterroles"], ["bind"], []),
        new(Capability.CreateRoleBindings, Rbac, ["rolebindings"], Change, Create),
        new(Capability.CreateClusterRoleBindings, Rbac, ["clusterrolebindings"], Change, Create),
        new(Capability.RunPods, "", ["pods"], [], Create),
        new(Capability.RunPods, "", ["replicationcontrollers"], Change, Create),
        new(Capability.RunPods, "apps", ["deployments", "daemonsets", "statefulsets", "replicasets"], Change, Create),
        new(Capability.RunPods, "batch", ["jobs", "cronjobs"], [], Create),
        new(Capability.RunPods, "batch", ["cronjobs"], Change, []),
        new(Capability.ChangePods, "", ["pods"], Change, []),
        new(Capability.EnterPods, "", ["pods/exec", "pods/attach"], ["create", "get"], []),
        new(Capability.DebugPods, "", ["pods/ephemeralcontainers"], Change, []),
        new(Capability.ReachPorts, "", ["pods/portforward", "pods/proxy", "services/proxy"], ["create", "get"], []),
        new(Capability.RequestTokens, "", ["serviceaccounts/token"], Create, []),
        new(Capability.ReadSecrets, "", ["secrets"], Read, ReadAll),
        new(Capability.WriteSecrets, "", ["secrets"], [], Create),
        new(Capability.UseKubelet, "", ["nodes/proxy"], ["get", "create"], []),
        new(Capability.CreateSigningRequests, Certificates, ["certificatesigningrequests"], [], Create),
        new(Capability.ApproveSigningRequests, Certificates, ["certificatesigningrequests/approval"], Change, []),
        new(Capability.Approve, Certificates, ["signers"], ["approve"], []),
        new(Capability.WriteMutatingWebhooks, Admission, ["mutatingwebhookconfigurations"], Change, Create),
        new(Capability.WriteValidatingWebhooks, Admission, ["validatingwebhookconfigurations"], Change, Create),
        new(Capability.WriteMutatingPolicies, Admission, ["mutatingadmissionpolicies"], Change, Create),
        new(Capability.RemoveAdmissionPolicies, Admission,
            ["validatingadmissionpolicies", "validatingadmissionpolicybindings", "validatingwebhookconfigurations"], ["update", "patch", "delete"], ["deletecollection"]),
        new(Capability.LabelNamespaces, "", ["namespaces"], Change, []),
        new(Capability.CreateVolumes, "", ["persistentvolumes"], [], Create),
        new(Capability.RedirectServices, "", ["services/status", "services"], Change, []),
        new(Capability.RedirectEndpoints, "", ["endpoints"], Change, Create),
        new(Capability.RedirectEndpoints, "discovery.k8s.io", ["endpointslices"], Change, Create),
        new(Capability.ChangePodStatus, "", ["pods/status"], Change, []),
        new(Capability.RemovePods, "", ["pods"], ["delete"], ["deletecollection"]),
        new(Capability.RemovePods, "", ["pods/eviction"], Create, []),
        new(Capability.ChangeNodes, "", ["nodes", "nodes/status"], Change, []),
        new(Capability.ChangeConfiguration, "", ["configmaps"], Change, []),
        new(Capability.WriteApiServices, "apiregistration.k8s.io", ["apiservices"], Change, Create),
        new(Capability.WriteDefinitions, "apiextensions.k8s.io", ["customresourcedefinitions"], Change, []),
        new(Capability.DriveArgo, "argoproj.io", ["applications", "applicationsets", "workflows", "cronworkflows"], Change, Create),
        new(Capability.DriveFlux, "kustomize.toolkit.fluxcd.io", ["kustomizations"], Change, Create),
        new(Capability.DriveFlux, "helm.toolkit.fluxcd.io", ["helmreleases"], Change, Create),
        new(Capability.DriveTekton, "tekton.dev", ["taskruns", "pipelineruns", "tasks", "pipelines"], Change, Create),
        new(Capability.DriveCertManager, "cert-manager.io", ["certificates", "issuers", "clusterissuers"], Change, Create),
        new(Capability.AnnotateAccounts, "", ["serviceaccounts"], Change, Create),
    ];

    /// <summary>Whether a rule gives it, for the objects that the rule names.</summary>
    public bool IsGivenBy(PolicyRule rule) => rule.AllowsGroup(Group)
        && (Verbs.Any(rule.AllowsVerb) || (rule.ResourceNames.IsEmpty && UnnamedVerbs.Any(rule.AllowsVerb)))
        && Resources.Any(resource => AllowsResource(rule, resource));

    static bool AllowsResource(PolicyRule rule, string resource)
    {
        var slash = resource.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? rule.AllowsResource(resource, "") : rule.AllowsResource(resource[..slash], resource[(slash + 1)..]);
    }
}
