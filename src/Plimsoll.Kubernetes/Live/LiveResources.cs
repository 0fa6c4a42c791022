using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.Live;

/// <summary>Every resource that is read from a live cluster; the rights printed are made of the same list.</summary>
/// <remarks>Secrets are not among them: the right to list them is the right to read them.</remarks>
public static class LiveResources
{
    const LiveUse Rbac = LiveUse.Rbac | LiveUse.Posture | LiveUse.Policies;
    const LiveUse RbacObjects = Rbac | LiveUse.RbacQuestions;
    const LiveUse Entrances = LiveUse.Network | LiveUse.NetworkGeneration | LiveUse.Rbac | LiveUse.Posture | LiveUse.Policies;
    const LiveUse NetworkPolicies = LiveUse.Network | LiveUse.NetworkGeneration | LiveUse.Posture | LiveUse.Policies;

    /// <summary>The resources, by group.</summary>
    public static ImmutableArray<LiveResource> All { get; } =
    [
        new("", ["v1"], "namespaces", "Namespace", false, LiveUse.All),
        new("", ["v1"], "nodes", "Node", false, LiveUse.Posture),
        new("", ["v1"], "pods", "Pod", true, LiveUse.All),
        new("", ["v1"], "replicationcontrollers", "ReplicationController", true, LiveUse.All),
        new("", ["v1"], "services", "Service", true, LiveUse.All & ~LiveUse.Check),
        new("", ["v1"], "serviceaccounts", "ServiceAccount", true, Rbac),
        new("", ["v1"], "configmaps", "ConfigMap", true, LiveUse.NetworkGeneration),
        new("", ["v1"], "persistentvolumeclaims", "PersistentVolumeClaim", true, LiveUse.Policies),
        new("apps", ["v1"], "daemonsets", "DaemonSet", true, LiveUse.All),
        new("apps", ["v1"], "deployments", "Deployment", true, LiveUse.All),
        new("apps", ["v1"], "replicasets", "ReplicaSet", true, LiveUse.All),
        new("apps", ["v1"], "statefulsets", "StatefulSet", true, LiveUse.All),
        new("batch", ["v1", "v1beta1"], "cronjobs", "CronJob", true, LiveUse.All),
        new("batch", ["v1"], "jobs", "Job", true, LiveUse.All),
        new("config.openshift.io", ["v1"], "clusterversions", "ClusterVersion", false, LiveUse.Posture),
        new("gateway.networking.k8s.io", ["v1", "v1beta1", "v1alpha2"], "grpcroutes", "GRPCRoute", true, Entrances),
        new("gateway.networking.k8s.io", ["v1", "v1beta1"], "httproutes", "HTTPRoute", true, Entrances),
        new("gateway.networking.k8s.io", ["v1", "v1alpha3", "v1alpha2"], "tlsroutes", "TLSRoute", true, Entrances),
        new("gateway.networking.k8s.io", ["v1", "v1alpha2"], "tcproutes", "TCPRoute", true, Entrances),
        new("gateway.networking.k8s.io", ["v1", "v1alpha2"], "udproutes", "UDPRoute", true, Entrances),
        new("k8s.cni.cncf.io", ["v1"], "network-attachment-definitions", "NetworkAttachmentDefinition", true, LiveUse.Network),
        new("k8s.cni.cncf.io", ["v1beta2", "v1beta1"], "multi-networkpolicies", "MultiNetworkPolicy", true, LiveUse.Network),
        new("k8s.ovn.org", ["v1"], "clusteruserdefinednetworks", "ClusterUserDefinedNetwork", false, LiveUse.Network),
        new("k8s.ovn.org", ["v1"], "userdefinednetworks", "UserDefinedNetwork", true, LiveUse.Network),
        new("kubevirt.io", ["v1"], "virtualmachines", "VirtualMachine", true, LiveUse.Network),
        new("networking.istio.io", ["v1", "v1beta1", "v1alpha3"], "virtualservices", "VirtualService", true, LiveUse.Posture),
        new("networking.k8s.io", ["v1", "v1beta1"], "ingresses", "Ingress", true, Entrances),
        new("networking.k8s.io", ["v1"], "networkpolicies", "NetworkPolicy", true, NetworkPolicies),
        new("policy.networking.k8s.io", ["v1alpha1"], "adminnetworkpolicies", "AdminNetworkPolicy", false, NetworkPolicies),
        new("policy.networking.k8s.io", ["v1alpha1"], "baselineadminnetworkpolicies", "BaselineAdminNetworkPolicy", false, NetworkPolicies),
        new("policy.networking.k8s.io", ["v1alpha2"], "clusternetworkpolicies", "ClusterNetworkPolicy", false, NetworkPolicies),
        new("rbac.authorization.k8s.io", ["v1"], "clusterrolebindings", "ClusterRoleBinding", false, RbacObjects),
        new("rbac.authorization.k8s.io", ["v1"], "clusterroles", "ClusterRole", false, RbacObjects),
        new("rbac.authorization.k8s.io", ["v1"], "rolebindings", "RoleBinding", true, RbacObjects),
        new("rbac.authorization.k8s.io", ["v1"], "roles", "Role", true, RbacObjects),
        new("route.openshift.io", ["v1"], "routes", "Route", true, Entrances),
        new("traefik.containo.us", ["v1alpha1"], "ingressroutes", "IngressRoute", true, LiveUse.Posture),
        new("traefik.containo.us", ["v1alpha1"], "ingressroutetcps", "IngressRouteTCP", true, LiveUse.Posture),
        new("traefik.io", ["v1alpha1"], "ingressroutes", "IngressRoute", true, LiveUse.Posture),
        new("traefik.io", ["v1alpha1"], "ingressroutetcps", "IngressRouteTCP", true, LiveUse.Posture),
    ];

    /// <summary>Paths that are asked besides: what the server serves, and its version.</summary>
    public static ImmutableArray<string> Paths { get; } = ["/api/v1", "/apis", "/apis/*", "/version"];

    /// <summary>The resources that are read for some uses.</summary>
    /// <param name="uses">The uses.</param>
    public static ImmutableArray<LiveResource> For(LiveUse uses) => [.. All.Where(resource => (resource.Uses & uses) != LiveUse.None)];
}
