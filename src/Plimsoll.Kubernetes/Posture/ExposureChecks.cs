using System.Globalization;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Posture.Consoles;
using Plimsoll.Kubernetes.Posture.Platforms;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.Posture;

/// <summary>Services that answer outside the cluster.</summary>
/// <remarks>https://kubernetes.io/docs/concepts/services-networking/service/; externalIPs: CVE-2020-8554.</remarks>
static class ExposureChecks
{
    static readonly PostureRule Balanced = new(
        "PLM-POS-0030", "A Service with a load balancer", Severity.Low, "Use type ClusterIP behind an Ingress, or limit spec.loadBalancerSourceRanges");

    static readonly PostureRule NodePort = new(
        "PLM-POS-0031", "A Service on a port of every node", Severity.Low, "Use type ClusterIP behind an Ingress or a Gateway");

    static readonly PostureRule Addresses = new(
        "PLM-POS-0032", "A Service on addresses that it names itself", Severity.Medium, "Remove externalIPs: who may write them can take other addresses' traffic");

    static readonly PostureRule Component = new(
        "PLM-POS-0033", "A part of Kubernetes answers outside the cluster", Severity.Critical, "Remove the Service: etcd and kubelets are for the control plane alone");

    public static IEnumerable<ObjectFinding> In(IEnumerable<KubernetesObject> objects, ClusterPlatform platform) => objects
        .Where(found => found.Reference is { ApiVersion: "v1", Kind: "Service" })
        .SelectMany(service => Service(service, platform));

    static IEnumerable<ObjectFinding> Service(KubernetesObject service, ClusterPlatform platform)
    {
        var spec = service.Root["spec"];
        var type = spec?["type"];
        var isOutside = type.AsText is "LoadBalancer" or "NodePort";
        var name = PostureChecks.NamespaceOf(service);
        if (isOutside)
        {
            var audience = Audiences.Of(service);
            var own = platform.OwnsNamespace(name) && platform.Title.Length > 0 ? $"; the namespace is run by {platform.Title}" : "";
            var fix = type.AsText == "LoadBalancer"
                ? "Use type ClusterIP behind an Ingress or a Gateway, or add to spec: loadBalancerSourceRanges: [203.0.113.0/24] with your ranges"
                : NodePort.Remediation;
            yield return (type.AsText == "NodePort" ? NodePort : Balanced).On(
                service, $"type {type.AsText} answers outside the cluster {audience.Text}{Ports(spec)}{own}", type!.Location, fix: fix); // It is one of two texts.
        }

        if (spec?["externalIPs"] is SequenceNode { Items.Length: > 0 } addresses)
            yield return Addresses.On(service, $"externalIPs {string.Join(", ", addresses.Items.Take(5).Select(address => address.AsText))} lead to it", addresses.Location);
        foreach (var port in isOutside ? spec?["ports"].AsMappings ?? [] : [])
        {
            var number = port["targetPort"].AsInteger ?? port["port"].AsInteger;
            if (Program(number) is { } program)
                yield return Component.On(service, string.Create(CultureInfo.InvariantCulture, $"port {number} of {program} is exposed by type {type.AsText}"), port.Location);
        }
    }

    static string? Program(long? port) => port switch
    {
        2379 or 2380 => "etcd",
        10250 or 10255 => "the kubelet",
        10257 => "the controller manager",
        10259 => "the scheduler",
        _ => null,
    };

    static string Ports(ObjectNode? spec)
    {
        string[] ports = [.. (spec?["ports"].AsMappings ?? []).Take(10).Select(port => (port["nodePort"] ?? port["port"]) is ScalarNode number ? number.Text : "").Where(text => text.Length > 0)];
        return ports.Length == 0 ? "" : $" (port {string.Join(", ", ports)})";
    }
}
