using System.Globalization;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.PodSecurity;
using Plimsoll.Kubernetes.Workloads;

namespace Plimsoll.Policies.PodSecurity;

/// <summary>Tells which Pods of a cluster break the level that the labels of their namespace enforce, as changing the label does.</summary>
/// <remarks>
/// k8s.io/pod-security-admission/admission v1.37, EvaluatePodsInNamespace: Pods with the same breaks share a sentence; of the Pods of one
/// controller the first goes before the others. Its limit of one second is none of ours.
/// </remarks>
sealed class ExistingPods(PodSecurityExemptions exemptions)
{
    /// <summary>Pods of a namespace that are looked at.</summary>
    const int MaxPods = 3_000;

    /// <summary>The Pods that a cluster has, by namespace: they carry the uid that it gave them.</summary>
    public static ILookup<string, KubernetesObject> In(IEnumerable<KubernetesObject> objects) => objects
        .Where(item => item.Reference is { ApiVersion: "v1", Kind: "Pod" } && item.Root["metadata"]?["uid"].AsText is { Length: > 0 })
        .ToLookup(item => item.Reference.Namespace, StringComparer.Ordinal);

    /// <summary>The API server's warnings for a namespace.</summary>
    public IEnumerable<string> Warnings(string name, PodSecurityLevelVersion enforce, IEnumerable<KubernetesObject> pods)
    {
        if (enforce.Level == PodSecurityLevel.Privileged)
            return [];
        var all = Prioritized(pods);
        var breaking = all.Take(MaxPods)
            .SelectMany(PodTemplates.In)
            .Select(pod => (pod.Workload.Object.Name, Result: PodSecurityStandards.Examine(pod, enforce.Level, enforce.Rules)))
            .Where(pod => !pod.Result.IsAllowed)
            .GroupBy(pod => pod.Result.Reasons, pod => pod.Name, StringComparer.Ordinal)
            .Select(group => $"{Names(group)}: {group.Key}")
            .Order(StringComparer.Ordinal)
            .ToArray();
        List<string> warnings = [];
        if (all.Count > MaxPods)
            warnings.Add(string.Create(CultureInfo.InvariantCulture, $"new PodSecurity enforce level only checked against the first {MaxPods} of {all.Count} existing pods"));
        if (breaking.Length > 0)
            warnings.Add($"existing pods in namespace \"{name}\" violate the new PodSecurity enforce level \"{enforce}\"");
        return [.. warnings, .. breaking];
    }

    List<KubernetesObject> Prioritized(IEnumerable<KubernetesObject> pods)
    {
        var controllers = new HashSet<string>(StringComparer.Ordinal);
        List<KubernetesObject> first = [], others = [];
        foreach (var pod in pods)
        {
            if (pod.Root["spec"]?["runtimeClassName"].AsText is { } runtime && exemptions.RuntimeClasses.Contains(runtime))
                continue;
            var owner = pod.Root["metadata"]?["ownerReferences"].AsMappings.FirstOrDefault(reference => reference["controller"].AsBoolean == true);
            (owner?["uid"].AsText is { } uid && !controllers.Add(uid) ? others : first).Add(pod);
        }

        return [.. first, .. others];
    }

    static string Names(IEnumerable<string> names)
    {
        var sorted = names.Order(StringComparer.Ordinal).ToArray();
        return sorted.Length switch
        {
            1 => sorted[0],
            2 => $"{sorted[0]} (and 1 other pod)",
            var count => string.Create(CultureInfo.InvariantCulture, $"{sorted[0]} (and {count - 1} other pods)"),
        };
    }
}
