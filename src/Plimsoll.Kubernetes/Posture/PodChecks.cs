using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Workloads;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.Posture;

/// <summary>Default ServiceAccounts in use, Secrets in the environment, and flags of the API server.</summary>
static class PodChecks
{
    static readonly PostureRule DefaultAccount = new(
        "PLM-POS-0050", "The default ServiceAccount's token in a Pod", Severity.Low, "Name a ServiceAccount of its own, or set automountServiceAccountToken: false");

    static readonly PostureRule SecretInEnvironment = new(
        "PLM-POS-0051", "A Secret in the environment", Severity.Low, "Mount the Secret as a file: the environment leaks into child processes, logs and dumps");

    static readonly PostureRule ServerFlag = new(
        "PLM-POS-0060", "A dangerous flag of the API server", Severity.Critical, "Change the flag in the static Pod's manifest");

    public static IEnumerable<ObjectFinding> In(IEnumerable<KubernetesObject> objects) =>
        from found in objects
        where !IsOwned(found)
        from template in PodTemplates.In(found)
        from finding in Of(found, template)
        select finding;

    /// <summary>Whether a workload made it: what is said of the workload need not be said again.</summary>
    internal static bool IsOwned(KubernetesObject found) => found.Root["metadata"]?["ownerReferences"].AsMappings
        .Any(owner => owner["controller"].AsBoolean == true && owner["kind"].AsText != "Node") == true;

    static IEnumerable<ObjectFinding> Of(KubernetesObject owner, PodTemplate template)
    {
        var isSystem = PostureChecks.SystemNamespaces.Contains(PostureChecks.NamespaceOf(owner), StringComparer.Ordinal);
        var account = template.Spec["serviceAccountName"] ?? template.Spec["serviceAccount"];
        if (!isSystem && account.AsText is null or "" or "default" && template.Spec["automountServiceAccountToken"].AsBoolean != false)
            yield return DefaultAccount.On(owner, "runs as the ServiceAccount default with its token mounted", account?.Location);
        foreach (var container in template.Spec["containers"].AsMappings.Concat(template.Spec["initContainers"].AsMappings))
        {
            var name = container["name"].AsText ?? "";
            foreach (var variable in container["env"].AsMappings.Where(variable => variable["valueFrom"]?["secretKeyRef"] is not null))
                yield return SecretInEnvironment.On(owner, $"variable {variable["name"].AsText} holds a key of Secret {variable["valueFrom"]?["secretKeyRef"]?["name"].AsText}", variable.Location, name);
            foreach (var source in container["envFrom"].AsMappings.Where(source => source["secretRef"] is not null))
                yield return SecretInEnvironment.On(owner, $"every key of Secret {source["secretRef"]?["name"].AsText} is a variable", source.Location, name);
            foreach (var finding in Flags(owner, container, name))
                yield return finding;
        }
    }

    static IEnumerable<ObjectFinding> Flags(KubernetesObject owner, MappingNode container, string name)
    {
        var words = new[] { container["command"], container["args"] }.OfType<SequenceNode>().SelectMany(list => list.Items).ToList();
        if (!words.Any(word => word.AsText?.EndsWith("kube-apiserver", StringComparison.Ordinal) == true))
            yield break;
        foreach (var word in words)
        {
            var flag = word.AsText?.Split('=', 2) ?? [];
            var problem = flag switch
            {
                ["--authorization-mode", var modes] when modes.Split(',').Contains("AlwaysAllow", StringComparer.Ordinal) => "every request is allowed",
                ["--insecure-port", not "0"] => "requests without authentication are served",
                ["--token-auth-file", _] => "tokens that never expire are accepted",
                ["--enable-admission-plugins", var plugins] when plugins.Split(',').Contains("AlwaysAdmit", StringComparer.Ordinal) => "every object is admitted",
                _ => null,
            };
            if (problem is not null)
                yield return ServerFlag.On(owner, $"{word.AsText}: {problem}", word.Location, name);
        }
    }
}
