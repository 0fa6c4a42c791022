using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Posture.Platforms;
using Plimsoll.Kubernetes.Workloads;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.Posture;

/// <summary>NetworkPolicies in a cluster whose network plug-in does not enforce them.</summary>
/// <remarks>
/// https://kubernetes.io/docs/concepts/services-networking/network-policies/#prerequisites. Flannel: https://github.com/flannel-io/flannel; Amazon's VPC CNI:
/// https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy.html. Nothing is said where the plug-in is not among the objects.
/// </remarks>
static class PolicyEnforcement
{
    static readonly PostureRule Unenforced = new(
        "PLM-POS-0042", "NetworkPolicies that nothing enforces", Severity.High, "Install a network plug-in that enforces them, such as Cilium or Calico");

    static readonly string[] Enforcing =
        ["calico-node", "canal", "cilium", "kube-router", "antrea-agent", "weave-net", "ovnkube-node", "ovnkube", "azure-npm", "anetd", "rke2-canal", "kube-network-policies", "terway"];

    public static IEnumerable<ObjectFinding> In(IReadOnlyCollection<KubernetesObject> objects, ClusterPlatform platform)
    {
        var first = objects.Where(found => found.Reference.Kind == "NetworkPolicy").MinBy(found => (found.Reference.Namespace, found.Reference.Name));
        if (first is null || platform.Is("k3s", "rke2", "openshift", "gke-autopilot"))
            yield break;
        KubernetesObject[] agents = [.. objects.Where(found => found.Reference.Kind == "DaemonSet")];
        if (Array.Exists(agents, agent => Enforcing.Any(name => PlatformTraits.Names(name + "*", agent.Reference.Name))))
            yield break;
        foreach (var agent in agents)
        {
            if (agent.Reference.Name.StartsWith("kube-flannel", StringComparison.Ordinal))
                yield return Unenforced.On(first, $"Flannel ({agent.Reference}) does not enforce NetworkPolicies, and nothing else here does");
            else if (agent.Reference is { Namespace: "kube-system", Name: "aws-node" } && IsOff(agent))
                yield return Unenforced.On(first, "the VPC CNI (aws-node) runs with network policies off, and nothing else here enforces them", fix: "Set enableNetworkPolicy: \"true\" in the configuration of the vpc-cni add-on");
        }
    }

    static bool IsOff(KubernetesObject agent) => PodTemplates.In(agent)
        .SelectMany(template => template.Spec["containers"].AsMappings)
        .All(container => (container["args"] as SequenceNode)?.Items.Any(word => word.AsText == "--enable-network-policy=true") != true);
}
