using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.PodSecurity;
using Plimsoll.Kubernetes.Posture.Platforms;
using Plimsoll.Kubernetes.Workloads;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.Posture;

/// <summary>Namespaces that nothing isolates, and that ask nothing of their Pods.</summary>
static class NamespaceChecks
{
    const string Label = "pod-security.kubernetes.io/enforce";

    static readonly PostureRule Unlabelled = new(
        "PLM-POS-0041", "A namespace without a Pod Security level", Severity.Medium, "Label it pod-security.kubernetes.io/enforce: baseline or restricted");

    static readonly PostureRule Open = new(
        "PLM-POS-0040", "A namespace without a NetworkPolicy", Severity.Medium, "Add a NetworkPolicy that denies by default, and one for each connection that is needed");

    static readonly PostureRule Privileged = new(
        "PLM-POS-0043", "A namespace that lets privileged Pods in", Severity.Low, "Label it pod-security.kubernetes.io/enforce: baseline where its Pods allow");

    public static IEnumerable<ObjectFinding> In(IReadOnlyList<KubernetesObject> objects, ClusterPlatform platform)
    {
        var labels = NamespaceLabels.Collect(objects);
        var isolated = objects.Where(found => found.Reference.Kind == "NetworkPolicy").Select(PostureChecks.NamespaceOf).ToHashSet(StringComparer.Ordinal);
        var levels = objects
            .Where(found => found.Reference is { ApiVersion: "v1", Kind: "Namespace" } && !platform.OwnsNamespace(found.Reference.Name))
            .Select(found => Level(found, labels[found.Reference.Name].Enforce, platform));
        foreach (var finding in levels.OfType<ObjectFinding>())
            yield return finding;

        // The first by name stands for its namespace, whatever comes first in the dump.
        var running = objects
            .Where(found => !platform.OwnsNamespace(PostureChecks.NamespaceOf(found)) && !isolated.Contains(PostureChecks.NamespaceOf(found)) && PodTemplates.In(found).Any())
            .GroupBy(PostureChecks.NamespaceOf, StringComparer.Ordinal);
        foreach (var group in running)
        {
            var first = group.MinBy(found => (PodChecks.IsOwned(found), found.Reference.Kind, found.Reference.Name))!; // A group is not empty.
            yield return Open.On(
                first, $"namespace {group.Key} runs workloads and has no NetworkPolicy: every Pod may connect to them",
                fix: $"Deny by default, then allow what is needed (plimsoll netpol generate): {{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {{name: default-deny, namespace: {group.Key}}}, spec: {{podSelector: {{}}, policyTypes: [Ingress, Egress]}}}}");
        }
    }

    static ObjectFinding? Level(KubernetesObject found, PodSecurityLevel? level, ClusterPlatform platform)
    {
        var fix = $"kubectl label namespace {found.Reference.Name} {Label}=baseline";
        if (level == PodSecurityLevel.Privileged)
            return Privileged.On(found, $"{Label} is privileged: nothing is asked of its Pods", found.Root["metadata"]?["labels"]?[Label]?.Location, fix: fix + " --overwrite");
        if (level is not null)
            return null;
        var reason = platform.Is("openshift") ? "; SecurityContextConstraints of OpenShift judge Pods first"
            : platform.Is("gke-autopilot") ? "; Autopilot refuses most of them"
            : platform.Is("talos") ? "; Talos enforces baseline where no label says otherwise"
            : "";
        return Unlabelled.On(
            found, $"has no label {Label}: privileged Pods are let in{reason}", fix: fix, severity: reason.Length > 0 ? Severity.Low : null);
    }
}
