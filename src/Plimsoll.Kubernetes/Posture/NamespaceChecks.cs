using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.PodSecurity;
using Plimsoll.Kubernetes.Workloads;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.Posture;

/// <summary>Namespaces that nothing isolates, and that ask nothing of their Pods.</summary>
static class NamespaceChecks
{
    static readonly PostureRule Unlabelled = new(
        "PLM-POS-0041", "A namespace without a Pod Security level", Severity.Medium, "Label it pod-security.kubernetes.io/enforce: baseline or restricted");

    static readonly PostureRule Open = new(
        "PLM-POS-0040", "A namespace without a NetworkPolicy", Severity.Medium, "Add a NetworkPolicy that denies by default, and one for each connection that is needed");

    public static IEnumerable<ObjectFinding> In(IReadOnlyList<KubernetesObject> objects)
    {
        var labels = NamespaceLabels.Collect(objects);
        var isolated = objects.Where(found => found.Reference.Kind == "NetworkPolicy").Select(PostureChecks.NamespaceOf).ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<string>(PostureChecks.SystemNamespaces, StringComparer.Ordinal);
        foreach (var found in objects.Where(found => found.Reference is { ApiVersion: "v1", Kind: "Namespace" }))
        {
            if (!PostureChecks.SystemNamespaces.Contains(found.Reference.Name, StringComparer.Ordinal) && labels[found.Reference.Name].Enforce is null)
                yield return Unlabelled.On(found, "has no label pod-security.kubernetes.io/enforce: privileged Pods are let in");
        }

        foreach (var found in objects.Where(found => PodTemplates.In(found).Any()))
        {
            var name = PostureChecks.NamespaceOf(found);
            if (seen.Add(name) && !isolated.Contains(name))
                yield return Open.On(found, $"namespace {name} runs workloads and has no NetworkPolicy: every Pod may connect to them");
        }
    }
}
