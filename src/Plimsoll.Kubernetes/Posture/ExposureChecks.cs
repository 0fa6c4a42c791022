using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Workloads;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.Posture;

/// <summary>Services that answer outside the cluster, and consoles among them.</summary>
static class ExposureChecks
{
    static readonly string[] Consoles =
    [
        "kubernetes-dashboard", "argocd-server", "grafana", "prometheus", "kibana", "jenkins", "rancher", "weave-scope", "octant", "kubeflow",
        "headlamp", "alertmanager",
    ];

    static readonly PostureRule Balanced = new(
        "PLM-POS-0030", "A Service with a load balancer", Severity.Low, "Use type ClusterIP behind an Ingress, or limit spec.loadBalancerSourceRanges");

    static readonly PostureRule NodePort = new(
        "PLM-POS-0031", "A Service on a port of every node", Severity.Low, "Use type ClusterIP behind an Ingress or a Gateway");

    static readonly PostureRule Console = new(
        "PLM-POS-0020", "A web console is deployed", Severity.Low, "Remove the console, or keep it behind kubectl port-forward and single sign-on");

    static readonly PostureRule OpenConsole = new(
        "PLM-POS-0021", "A web console answers outside the cluster", Severity.High, "Make its Service ClusterIP, and reach it by kubectl port-forward or behind a login");

    static readonly PostureRule SkipLogin = new(
        "PLM-POS-0022", "The dashboard lets visitors skip the login", Severity.High, "Remove the argument --enable-skip-login");

    public static IEnumerable<ObjectFinding> In(IEnumerable<KubernetesObject> objects) => objects.SelectMany(Of);

    static IEnumerable<ObjectFinding> Of(KubernetesObject found) => found.Reference.Kind switch
    {
        "Service" when found.Reference.ApiVersion == "v1" => Service(found),
        "Ingress" => Ingress(found),
        _ => PodTemplates.In(found).SelectMany(template => Pod(found, template)),
    };

    static IEnumerable<ObjectFinding> Service(KubernetesObject service)
    {
        var type = service.Root["spec"]?["type"];
        if (type.AsText is not ("LoadBalancer" or "NodePort"))
            yield break;
        var ranges = service.Root["spec"]?["loadBalancerSourceRanges"] is SequenceNode { Items.IsEmpty: false } ? " to the address ranges that it lists" : "";
        yield return (type.AsText == "NodePort" ? NodePort : Balanced).On(service, $"type {type.AsText} answers outside the cluster{ranges}", type!.Location);
        if (ConsoleIn(service.Reference.Name) is { } console)
            yield return OpenConsole.On(service, $"{console} is exposed by type {type.AsText}{ranges}", type.Location);
    }

    static IEnumerable<ObjectFinding> Ingress(KubernetesObject ingress) =>
        from rule in ingress.Root["spec"]?["rules"].AsMappings ?? []
        from path in rule["http"]?["paths"].AsMappings ?? []
        let service = path["backend"]?["service"]?["name"].AsText ?? path["backend"]?["serviceName"].AsText ?? ""
        let console = ConsoleIn(service)
        where console is not null
        select OpenConsole.On(ingress, $"{console} is exposed at {rule["host"].AsText ?? "every host"}", path.Location);

    static IEnumerable<ObjectFinding> Pod(KubernetesObject owner, PodTemplate template)
    {
        var console = template.Workload.Containers.Select(container => ConsoleIn(ImageName(container.Image))).FirstOrDefault(name => name is not null);
        if (console is null || PodChecks.IsOwned(owner))
            yield break;
        yield return Console.On(owner, $"{console} is deployed");
        if (template.Spec["hostNetwork"].AsBoolean == true)
            yield return OpenConsole.On(owner, $"{console} is exposed on the network of its node", template.Spec["hostNetwork"]!.Location);
        foreach (var container in template.Spec["containers"].AsMappings)
        {
            foreach (var port in container["ports"].AsMappings.Where(port => port["hostPort"].AsInteger is > 0))
                yield return OpenConsole.On(owner, $"{console} is exposed on port {port["hostPort"].AsInteger} of its node", port.Location);
            foreach (var argument in (container["args"] as SequenceNode)?.Items.Where(item => item.AsText is "--enable-skip-login" or "--enable-skip-login=true") ?? [])
                yield return SkipLogin.On(owner, $"{console} is started with --enable-skip-login", argument.Location);
        }
    }

    static string ImageName(string image) => image.Split('@')[0] is var name ? name[(name.LastIndexOf('/') + 1)..].Split(':')[0] : "";

    static string? ConsoleIn(string name) =>
        Consoles.FirstOrDefault(console => name == console || name.StartsWith(console + "-", StringComparison.Ordinal) || name.EndsWith("-" + console, StringComparison.Ordinal))
        ?? (name is "dashboard" or "argocd" ? name : null);
}
