using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.Posture.Platforms;

/// <summary>The platforms that are known.</summary>
static class KubernetesPlatforms
{
    /// <summary>All of them.</summary>
    public static readonly ImmutableArray<PlatformTraits> All = [.. ManagedPlatforms.All, .. OwnPlatforms.All];

    /// <summary>Bindings that every API server makes itself.</summary>
    /// <remarks>https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings</remarks>
    public static readonly ImmutableArray<PlatformBinding> Bindings =
    [
        new("cluster-admin", Subject: "system:masters"),
        new("system:public-info-viewer"),
        new("system:discovery"),
        new("system:basic-user"),
        new("system:service-account-issuer-discovery"),
        new("kubeadm:bootstrap-signer-clusterinfo", Subject: "system:anonymous"),
    ];

    /// <summary>Namespaces of Kubernetes itself.</summary>
    public static readonly ImmutableArray<string> Namespaces = ["kube-system", "kube-public", "kube-node-lease"];
}
