using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.Posture.Platforms;

/// <summary>Platforms whose control plane runs on the user's own machines.</summary>
/// <remarks>
/// Marks and defaults are those that the projects document: https://docs.redhat.com/en/documentation/openshift_container_platform, https://docs.k3s.io,
/// https://docs.rke2.io, https://kubernetes.io/docs/reference/setup-tools/kubeadm/, https://kind.sigs.k8s.io, https://minikube.sigs.k8s.io/docs/,
/// https://microk8s.io/docs, https://www.talos.dev, https://docs.k0sproject.io.
/// </remarks>
static class OwnPlatforms
{
    const string PodSecurity = "no Pod Security level is set for new namespaces: without a label privileged Pods are let in";

    /// <summary>All of them.</summary>
    public static readonly ImmutableArray<PlatformTraits> All =
    [
        new(
            "openshift", "Red Hat OpenShift",
            [
                new(MarkKind.ApiGroup, "config.openshift.io"), new(MarkKind.ApiGroup, "security.openshift.io"), new(MarkKind.NodeLabel, "node.openshift.io/"),
                new(MarkKind.OperatingSystem, "CoreOS 4", IsOwn: false), new(MarkKind.OperatingSystem, "Red Hat Enterprise Linux CoreOS"),
                new(MarkKind.Namespace, "openshift-apiserver"), new(MarkKind.ApiGroup, "route.openshift.io", IsOwn: false),
            ],
            ["openshift", "openshift-*"],
            [
                new("cluster-admins", "cluster-admin"), new("system:openshift:*"), new("system:openshift:public-info-viewer"), new("system:webhooks", "system:webhook"), new("self-access-reviewers", "self-access-reviewer"),
                new("self-provisioners", "self-provisioner"), new("basic-users", "basic-user"), new("cluster-status-binding", "cluster-status"),
                new("system:oauth-token-deleters", "system:oauth-token-deleter"), new("system:scope-impersonation"),
                new("system:build-strategy-docker-binding", "system:build-strategy-docker"), new("system:build-strategy-source-binding", "system:build-strategy-source"),
                new("system:build-strategy-jenkinspipeline-binding", "system:build-strategy-jenkinspipeline"), new("helm-chartrepos-view", "helm-chartrepos-viewer"),
                new("console-extensions-reader"), new("system:image-pullers", "system:image-puller"),
            ],
            [
                "SecurityContextConstraints judge Pods before Pod Security does: restricted-v2 is the default, and labels are synchronised from them, so a missing label weighs less",
                "the API server answers anonymous requests by design, and RBAC refuses them; only discovery, OAuth and webhooks are bound to them",
                "operators run the control plane: its flags stand in their resources, not in files", "OVN-Kubernetes enforces NetworkPolicies",
                "every ServiceAccount of openshift-* belongs to the platform, cluster-admin among them",
            ]),
        new(
            "rke2", "RKE2",
            [new(MarkKind.KubeletVersion, "+rke2r"), new(MarkKind.ProviderId, "rke2://"), new(MarkKind.NodeAnnotation, "rke2.io/"), new(MarkKind.ApiGroup, "helm.cattle.io", IsOwn: false)],
            ["cattle-*", "fleet-*", "calico-system", "tigera-operator"],
            [new("helm-kube-system-*", "cluster-admin"), new("rke2-*", "cluster-admin")],
            [PodSecurity + ", but with the CIS profile", "etcd is encrypted by default", "Canal enforces NetworkPolicies", "rke2.yaml holds system:masters, which no binding shows"]),
        new(
            "k3s", "K3s",
            [new(MarkKind.KubeletVersion, "+k3s"), new(MarkKind.ProviderId, "k3s://"), new(MarkKind.NodeAnnotation, "k3s.io/"), new(MarkKind.ApiGroup, "helm.cattle.io", IsOwn: false), new(MarkKind.ApiGroup, "k3s.cattle.io", IsOwn: false)],
            [],
            [new("helm-kube-system-*", "cluster-admin"), new("k3s-cloud-controller-manager*", "k3s-cloud-controller-manager")],
            [
                "one process runs the control plane: its flags stand in its log and in /etc/rancher/k3s, not in Pods", PodSecurity,
                "Secrets lie unencrypted in the data store unless --secrets-encryption is given", "a built-in controller enforces NetworkPolicies unless --disable-network-policy is given",
                "a built-in load balancer puts a Service of type LoadBalancer on every node", "k3s.yaml holds system:masters, which no binding shows",
            ]),
        new("kind", "kind", [new(MarkKind.ProviderId, "kind://"), new(MarkKind.Workload, "kindnet")], ["local-path-storage"], [], ["a cluster for tests in containers of one machine"]),
        new(
            "minikube", "minikube", [new(MarkKind.NodeLabel, "minikube.k8s.io/"), new(MarkKind.OperatingSystem, "Buildroot", IsOwn: false)], [], [],
            ["a cluster for tests on one machine", "the ServiceAccount default of kube-system is cluster-admin (binding minikube-rbac)"]),
        new(
            "microk8s", "MicroK8s", [new(MarkKind.NodeLabel, "microk8s.io/"), new(MarkKind.NodeLabel, "node.kubernetes.io/microk8s-")], [], [],
            ["the control plane runs as snap services: its flags stand in /var/snap/microk8s/current/args, not in Pods", "without the rbac add-on every login may do everything"]),
        new(
            "talos", "Talos Linux", [new(MarkKind.OperatingSystem, "Talos ("), new(MarkKind.NodeAnnotation, "talos.dev/"), new(MarkKind.NodeLabel, "extensions.talos.dev/")], [], [new("system:talos-*", "system:node-bootstrapper")],
            ["Pod Security baseline is enforced for namespaces without a label, kube-system excepted", "there is no shell and no login on nodes: files are read by talosctl", "Flannel, the default network plug-in, does not enforce NetworkPolicies"]),
        new("k0s", "k0s", [new(MarkKind.KubeletVersion, "+k0s"), new(MarkKind.Namespace, "k0s-autopilot"), new(MarkKind.ApiGroup, "k0s.k0sproject.io")], ["k0s-autopilot", "k0s-system"], [], [PodSecurity, "the control plane runs as processes: its flags are not in Pods"]),
        new("tanzu", "VMware Tanzu", [new(MarkKind.KubeletVersion, "+vmware."), new(MarkKind.NodeLabel, "run.tanzu.vmware.com/"), new(MarkKind.ProviderId, "vsphere://", IsOwn: false)], ["tkg-system", "vmware-system-*"], [], ["Antrea enforces NetworkPolicies"]),
        new("docker-desktop", "Docker Desktop", [new(MarkKind.OperatingSystem, "Docker Desktop"), new(MarkKind.NodeName, "docker-desktop")], [], [new("docker-for-desktop-binding", "cluster-admin")], ["a cluster for tests on one machine", "every ServiceAccount of kube-system is cluster-admin"]),
        new(
            "kubeadm", "kubeadm", [new(MarkKind.NodeAnnotation, "kubeadm.alpha.kubernetes.io/cri-socket"), new(MarkKind.ConfigMap, "kubeadm-config"), new(MarkKind.ConfigMap, "kubelet-config", IsOwn: false)], [],
            [new("kubeadm:cluster-admins", "cluster-admin", "kubeadm:cluster-admins"), new("kubeadm:*")],
            ["static Pods run the control plane: their flags are in the mirror Pods of kube-system and in /etc/kubernetes/manifests", PodSecurity, "Secrets lie unencrypted in etcd unless --encryption-provider-config is given", "super-admin.conf holds system:masters, which no binding shows"]),
    ];
}
