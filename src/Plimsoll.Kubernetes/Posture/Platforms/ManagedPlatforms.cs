using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.Posture.Platforms;

/// <summary>Platforms whose control plane the provider runs.</summary>
/// <remarks>
/// Marks and defaults are those that the providers document: https://docs.aws.amazon.com/eks/latest/userguide/,
/// https://learn.microsoft.com/azure/aks/, https://cloud.google.com/kubernetes-engine/docs, https://docs.digitalocean.com/products/kubernetes/,
/// https://techdocs.akamai.com/cloud-computing/docs/linode-kubernetes-engine, https://docs.oracle.com/iaas/Content/ContEng,
/// https://cloud.ibm.com/docs/containers, https://www.alibabacloud.com/help/ack, https://www.scaleway.com/en/docs/kubernetes/.
/// </remarks>
static class ManagedPlatforms
{
    const string ControlPlane = "the provider runs the control plane: its flags, files and etcd are not in a dump, and checks on them stay open";

    const string PodSecurity = "no Pod Security level is set for new namespaces: without a label privileged Pods are let in";

    /// <summary>All of them.</summary>
    public static readonly ImmutableArray<PlatformTraits> All =
    [
        new(
            "eks", "Amazon EKS",
            [
                new(MarkKind.KubeletVersion, "-eks-"), new(MarkKind.NodeLabel, "eks.amazonaws.com/"), new(MarkKind.NodeLabel, "alpha.eksctl.io/"),
                new(MarkKind.ProviderId, "aws:///", IsOwn: false), new(MarkKind.Workload, "aws-node", IsOwn: false), new(MarkKind.ConfigMap, "aws-auth"),
            ],
            ["amazon-cloudwatch", "amazon-guardduty"],
            [new("eks:*"), new("eks:addon-cluster-admin", "cluster-admin", "eks:addon-manager")],
            [
                ControlPlane, PodSecurity,
                "NetworkPolicies have no effect unless the VPC CNI's network policy agent or another network plug-in is turned on",
                "who creates the cluster, and access entries or the ConfigMap aws-auth, give rights that no binding shows",
            ]) { IsManaged = true },
        new(
            "aks", "Azure Kubernetes Service",
            [
                new(MarkKind.NodeLabel, "kubernetes.azure.com/"), new(MarkKind.ProviderId, "azure:///", IsOwn: false),
                new(MarkKind.OperatingSystem, "CBL-Mariner", IsOwn: false), new(MarkKind.OperatingSystem, "Azure Linux", IsOwn: false), new(MarkKind.Workload, "azure-cns", IsOwn: false),
            ],
            ["gatekeeper-system", "calico-system", "tigera-operator", "app-routing-system", "aks-command"],
            [new("aks-cluster-admin-binding", "cluster-admin"), new("aks-cluster-admin-binding-aad", "cluster-admin"), new("aks-service-rolebinding", "aks-service", "aks-support"), new("aks-service-rolebinding", "cluster-admin", "aks-support")],
            [
                ControlPlane, PodSecurity,
                "NetworkPolicies have no effect unless the cluster was made with a network policy engine (Azure, Calico, Cilium)",
                "local accounts and Entra's admin groups are cluster-admin outside of the bindings",
            ]) { IsManaged = true },
        new(
            "gke-autopilot", "Google GKE Autopilot",
            [new(MarkKind.NodeName, "gk3-"), new(MarkKind.ProviderId, "gce://", IsOwn: false), new(MarkKind.ApiGroup, "auto.gke.io", IsOwn: false)],
            ["gke-managed-*", "gmp-system", "gmp-public", "gke-gmp-system"],
            [],
            ["Autopilot refuses privileged Pods, host namespaces and most hostPaths in every namespace but its own: a missing Pod Security label weighs less", "Dataplane V2 enforces NetworkPolicies"]) { IsManaged = true },
        new(
            "gke", "Google GKE",
            [
                new(MarkKind.KubeletVersion, "-gke."), new(MarkKind.NodeLabel, "cloud.google.com/gke-"),
                new(MarkKind.ProviderId, "gce://", IsOwn: false), new(MarkKind.OperatingSystem, "Container-Optimized OS", IsOwn: false),
            ],
            ["gke-managed-*", "gmp-system", "gmp-public", "gke-gmp-system", "config-management-*"],
            [new("gce:*"), new("gke-*"), new("system:gke-*"), new("gce:podsecuritypolicy:*")],
            [
                ControlPlane, PodSecurity,
                "NetworkPolicies have an effect only with Dataplane V2 or with network policy enforcement turned on",
                "roles of Google Cloud IAM give rights that no binding shows; system:authenticated holds for every Google account",
            ]) { IsManaged = true },
        Small("doks", "DigitalOcean Kubernetes", "digitalocean://", new(MarkKind.NodeLabel, "doks.digitalocean.com/"), "NetworkPolicies are enforced by Cilium"),
        Small("lke", "Linode Kubernetes Engine", "linode://", new(MarkKind.NodeLabel, "lke.linode.com/"), "NetworkPolicies are enforced by Calico"),
        Small("oke", "Oracle Container Engine", "ocid1.", new(MarkKind.NodeLabel, "oke.oraclecloud.com/"), "NetworkPolicies have no effect unless Calico or another engine is installed"),
        Small("iks", "IBM Cloud Kubernetes Service", "ibm://", new(MarkKind.KubeletVersion, "+IKS"), "NetworkPolicies are enforced by Calico"),
        Small("ack", "Alibaba Cloud ACK", "alicloud://", new(MarkKind.KubeletVersion, "-aliyun."), "NetworkPolicies have an effect only with Terway and its option for them"),
        Small("kapsule", "Scaleway Kapsule", "scaleway://", new(MarkKind.NodeLabel, "k8s.scaleway.com/"), "NetworkPolicies are enforced by the chosen network plug-in"),
    ];

    static PlatformTraits Small(string name, string title, string provider, PlatformMark mark, string network) =>
        new(name, title, [mark, new PlatformMark(MarkKind.ProviderId, provider, IsOwn: false)], [], [], [ControlPlane, PodSecurity, network]) { IsManaged = true };
}
