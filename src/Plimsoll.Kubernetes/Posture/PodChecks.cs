using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Posture.Platforms;
using Plimsoll.Kubernetes.Workloads;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.Posture;

/// <summary>Default ServiceAccounts in use, tokens that nothing needs, and Secrets in the environment.</summary>
static class PodChecks
{
    static readonly PostureRule DefaultAccount = new(
        "PLM-POS-0050", "The default ServiceAccount's token in a Pod", Severity.Low, "Name a ServiceAccount of its own, or set automountServiceAccountToken: false");

    static readonly PostureRule SecretInEnvironment = new(
        "PLM-POS-0051", "A Secret in the environment", Severity.Low, "Mount the Secret as a file: the environment leaks into child processes, logs and dumps");

    static readonly PostureRule UnneededToken = new(
        "PLM-POS-0052", "A token that gives no rights in a Pod", Severity.Low, "Add to the Pod's spec: automountServiceAccountToken: false");

    static readonly PostureRule WrittenSecret = new(
        "PLM-POS-0053", "A password in the manifest", Severity.Medium, "Put the value into a Secret, change it, and mount the Secret as a file");

    public static IEnumerable<ObjectFinding> In(IReadOnlyCollection<KubernetesObject> objects, ClusterPlatform platform)
    {
        var accounts = new AccountUse(objects);
        return from found in objects
               where !IsOwned(found)
               from template in PodTemplates.In(found)
               from finding in Account(found, template, accounts, platform).Concat(Environment(found, template))
               select finding;
    }

    /// <summary>Whether a workload made it: what is said of the workload need not be said again.</summary>
    internal static bool IsOwned(KubernetesObject found) => found.Root["metadata"]?["ownerReferences"].AsMappings
        .Any(owner => owner["controller"].AsBoolean == true && owner["kind"].AsText != "Node") == true;

    static IEnumerable<ObjectFinding> Account(KubernetesObject owner, PodTemplate template, AccountUse accounts, ClusterPlatform platform)
    {
        var place = PostureChecks.NamespaceOf(owner);
        var account = template.Spec["serviceAccountName"] ?? template.Spec["serviceAccount"];
        var name = account.AsText is { Length: > 0 } written ? written : "default";
        if (platform.OwnsNamespace(place) || !accounts.IsMounted(place, name, template.Spec))
            yield break;
        if (name == "default")
            yield return DefaultAccount.On(owner, $"runs as the ServiceAccount default with its token mounted{Rights(accounts, place)}", account?.Location);
        else if (accounts.KnowsBindings && !accounts.IsBound(place, name))
            yield return UnneededToken.On(owner, $"mounts the token of ServiceAccount {name}, which no binding gives rights", account!.Location); // It has a name.
    }

    static string Rights(AccountUse accounts, string place) => accounts.IsBound(place, "default") ? ", to which a binding gives rights" : "";

    static IEnumerable<ObjectFinding> Environment(KubernetesObject owner, PodTemplate template)
    {
        foreach (var container in template.Spec["containers"].AsMappings.Concat(template.Spec["initContainers"].AsMappings))
        {
            var name = container["name"].AsText ?? "";
            foreach (var variable in container["env"].AsMappings)
            {
                if (variable["valueFrom"]?["secretKeyRef"] is { } reference)
                    yield return SecretInEnvironment.On(owner, $"variable {variable["name"].AsText} holds a key of Secret {reference["name"].AsText}", variable.Location, name, Mount(reference["name"].AsText));
                else if (SecretNames.IsSecret(variable["name"].AsText ?? "", (variable["value"] as ScalarNode)?.Text ?? ""))
                    yield return WrittenSecret.On(owner, $"variable {variable["name"].AsText} has its value in the manifest", variable.Location, name);
            }

            foreach (var source in container["envFrom"].AsMappings.Where(source => source["secretRef"] is not null))
            {
                var secret = source["secretRef"]?["name"].AsText;
                yield return SecretInEnvironment.On(owner, $"every key of Secret {secret} is a variable", source.Location, name, Mount(secret));
            }
        }
    }

    static string Mount(string? secret) =>
        $"Mount it as a file instead, the environment leaks into child processes, logs and dumps: volumes: [{{name: {secret}, secret: {{secretName: {secret}}}}}], volumeMounts: [{{name: {secret}, mountPath: /run/secrets/{secret}, readOnly: true}}]";
}
