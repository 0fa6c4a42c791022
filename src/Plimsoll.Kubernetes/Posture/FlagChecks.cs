using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Workloads;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.Posture;

/// <summary>Dangerous flags of the control plane's Pods, and dangerous settings of kubelets.</summary>
/// <remarks>
/// https://kubernetes.io/docs/reference/command-line-tools-reference/; https://etcd.io/docs/v3.6/op-guide/configuration/;
/// https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/. What is not written is not judged here: checks in kube-bench's format do that.
/// </remarks>
static class FlagChecks
{
    static readonly PostureRule Server = new(
        "PLM-POS-0060", "A dangerous flag of the API server", Severity.Critical, "Change the flag in the static Pod's manifest");

    static readonly PostureRule Other = new(
        "PLM-POS-0061", "A dangerous flag of etcd, the controller manager, the scheduler or the kubelet", Severity.High, "Change the flag where the program is started");

    static readonly PostureRule Kubelet = new(
        "PLM-POS-0062", "A dangerous setting of a kubelet", Severity.High, "Change the kubelet's configuration and restart it");

    static readonly ImmutableArray<DangerousFlag> Flags =
    [
        new("kube-apiserver", "--authorization-mode", value => Lists(value, "AlwaysAllow"), "every request is allowed", Severity.Critical, "--authorization-mode=Node,RBAC"),
        new("kube-apiserver", "--insecure-port", value => value != "0", "requests without authentication are served", Severity.Critical, "--insecure-port=0"),
        new("kube-apiserver", "--insecure-bind-address", _ => true, "requests without authentication are served", Severity.Critical, "remove the flag"),
        new("kube-apiserver", "--token-auth-file", _ => true, "tokens that never expire are accepted", Severity.Critical, "remove the flag"),
        new("kube-apiserver", "--basic-auth-file", _ => true, "passwords that never expire are accepted", Severity.Critical, "remove the flag"),
        new("kube-apiserver", "--enable-admission-plugins", value => Lists(value, "AlwaysAdmit"), "every object is admitted", Severity.Critical, "remove AlwaysAdmit"),
        new("kube-apiserver", "--disable-admission-plugins", value => Lists(value, "NodeRestriction") || Lists(value, "PodSecurity") || Lists(value, "ServiceAccount"), "an admission plug-in that protects the cluster is off", Severity.High, "remove it from the list"),
        new("kube-apiserver", "--profiling", value => value == "true", "profiles of the program are served", Severity.Low, "--profiling=false"),
        new("kube-apiserver", "--service-account-lookup", value => value == "false", "tokens of deleted ServiceAccounts are accepted", Severity.High, "--service-account-lookup=true"),
        new("etcd", "--client-cert-auth", value => value == "false", "clients need no certificate, and etcd holds every Secret", Severity.Critical, "--client-cert-auth=true"),
        new("etcd", "--peer-client-cert-auth", value => value == "false", "peers need no certificate", Severity.High, "--peer-client-cert-auth=true"),
        new("etcd", "--auto-tls", value => value == "true", "certificates that nobody can check are accepted", Severity.Medium, "--auto-tls=false"),
        new("etcd", "--listen-client-urls", value => value.Split(',').Any(IsOpenAddress), "etcd answers without encryption and certificates", Severity.Critical, "use https:// addresses"),
        new("kube-controller-manager", "--use-service-account-credentials", value => value == "false", "all controllers share one identity", Severity.Medium, "--use-service-account-credentials=true"),
        new("kube-controller-manager", "--bind-address", value => value is "0.0.0.0" or "::", "it answers on every address of its node", Severity.Low, "--bind-address=127.0.0.1"),
        new("kube-scheduler", "--bind-address", value => value is "0.0.0.0" or "::", "it answers on every address of its node", Severity.Low, "--bind-address=127.0.0.1"),
        new("kubelet", "--anonymous-auth", value => value == "true", "requests without a login are served", Severity.Critical, "--anonymous-auth=false"),
        new("kubelet", "--authorization-mode", value => value == "AlwaysAllow", "every request is allowed", Severity.Critical, "--authorization-mode=Webhook"),
        new("kubelet", "--read-only-port", value => value != "0", "Pods are told to everybody without a login", Severity.High, "--read-only-port=0"),
    ];

    /// <summary>What is found in objects: Pods of the control plane, and configurations of kubelets.</summary>
    public static IEnumerable<ObjectFinding> In(IEnumerable<KubernetesObject> objects) => objects.SelectMany(Of);

    /// <summary>The dangerous flags among words of a command line, each with its word.</summary>
    /// <param name="words">The program first, or somewhere before its flags.</param>
    public static IEnumerable<(DangerousFlag Flag, int Position)> Dangerous(IReadOnlyList<string> words)
    {
        var program = words.Select(word => word[(word.LastIndexOf('/') + 1)..]).FirstOrDefault(word => Flags.Any(flag => flag.Program == word));
        for (var position = 0; program is not null && position < words.Count; position++)
        {
            var (name, value) = words[position].Split('=', 2) is [var before, var after] ? (before, after)
                : (words[position], position + 1 < words.Count && !words[position + 1].StartsWith('-') ? words[position + 1] : "true");
            foreach (var flag in Flags)
            {
                if (flag.Program == program && flag.Name == name && flag.IsDangerous(value))
                    yield return (flag, position);
            }
        }
    }

    static IEnumerable<ObjectFinding> Of(KubernetesObject found) => found.Reference.Kind switch
    {
        "KubeletConfiguration" => Settings(found, found.Root),
        "ConfigMap" or "Secret" => [],
        _ when PodChecks.IsOwned(found) => [],
        _ => PodTemplates.In(found).SelectMany(template => template.Spec["containers"].AsMappings).SelectMany(container => Pod(found, container)),
    };

    static IEnumerable<ObjectFinding> Pod(KubernetesObject owner, MappingNode container)
    {
        ObjectNode[] nodes = [.. new[] { container["command"], container["args"] }.OfType<SequenceNode>().SelectMany(list => list.Items)];
        string[] words = [.. nodes.Select(word => (word as ScalarNode)?.Text ?? "")];
        return Dangerous(words).Select(found => (found.Flag.Program == "kube-apiserver" ? Server : Other).On(
            owner, $"{words[found.Position]}: {found.Flag.Problem}", nodes[found.Position].Location, container["name"].AsText ?? "",
            $"In the manifest of {found.Flag.Program}: {found.Flag.Fix}", found.Flag.Severity));
    }

    static IEnumerable<ObjectFinding> Settings(KubernetesObject found, MappingNode settings)
    {
        var anonymous = settings["authentication"]?["anonymous"]?["enabled"];
        if (anonymous.AsBoolean == true)
            yield return Kubelet.On(found, "authentication.anonymous.enabled: requests without a login are served", anonymous!.Location, fix: "authentication: {anonymous: {enabled: false}}", severity: Severity.Critical); // It is true.
        var mode = settings["authorization"]?["mode"];
        if (mode.AsText == "AlwaysAllow")
            yield return Kubelet.On(found, "authorization.mode AlwaysAllow: every request is allowed", mode!.Location, fix: "authorization: {mode: Webhook}", severity: Severity.Critical); // It is a text.
        var port = settings["readOnlyPort"];
        if (port.AsInteger is > 0)
            yield return Kubelet.On(found, "readOnlyPort: Pods are told to everybody without a login", port!.Location, fix: "readOnlyPort: 0"); // It is a number.
        var rotation = settings["rotateCertificates"];
        if (rotation.AsBoolean == false)
            yield return Kubelet.On(found, "rotateCertificates false: its certificate ends and is not renewed", rotation!.Location, fix: "rotateCertificates: true", severity: Severity.Low); // It is false.
        var kernel = settings["protectKernelDefaults"];
        if (kernel.AsBoolean == false)
            yield return Kubelet.On(found, "protectKernelDefaults false: the kubelet changes kernel settings", kernel!.Location, fix: "protectKernelDefaults: true", severity: Severity.Low); // It is false.
    }

    static bool Lists(string value, string element) => value.Split(',').Contains(element, StringComparer.Ordinal);

    static bool IsOpenAddress(string address) => address.Trim() is ['h', 't', 't', 'p', ':', '/', '/', .. var host]
        && !host.StartsWith("127.", StringComparison.Ordinal) && !host.StartsWith("localhost", StringComparison.Ordinal) && !host.StartsWith("[::1]", StringComparison.Ordinal);
}
