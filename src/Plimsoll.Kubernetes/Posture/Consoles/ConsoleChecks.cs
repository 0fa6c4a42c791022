using System.Globalization;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.Posture.Consoles;

/// <summary>Web consoles that are deployed: how visitors reach them, who they are, and what the consoles let them do.</summary>
static class ConsoleChecks
{
    static readonly PostureRule Deployed = new(
        "PLM-POS-0020", "A web console is deployed", Severity.Low, "Remove the console, or keep it behind kubectl port-forward and single sign-on");

    static readonly PostureRule Open = new(
        "PLM-POS-0021", "A web console answers outside the cluster", Severity.High, "Make its Service ClusterIP, and reach it by kubectl port-forward or behind a login");

    static readonly PostureRule SkipLogin = new(
        "PLM-POS-0022", "The dashboard lets visitors skip the login", Severity.High, "Remove the argument --enable-skip-login");

    static readonly PostureRule Risky = new(
        "PLM-POS-0023", "A web console with a weak setting", Severity.High, "Change the setting");

    public static IEnumerable<ObjectFinding> In(IReadOnlyCollection<KubernetesObject> objects)
    {
        var consoles = new ConsoleIndex(objects);
        return objects.SelectMany(found => Of(found, consoles)).Concat(consoles.Workloads.SelectMany(workload => Workload(workload, consoles)));
    }

    static IEnumerable<ObjectFinding> Of(KubernetesObject found, ConsoleIndex consoles)
    {
        if (found.Reference is { ApiVersion: "v1", Kind: "Service" })
            return Service(found, consoles);
        return from backend in ExposedBackends.Of(found)
               let console = consoles.Find(backend.Namespace, backend.Service)
               where console is not null
               select Exposed(found, console, $"by {backend.Way}", [Audiences.Of(found), consoles.Policed(backend.Namespace, console)], backend.Location);
    }

    static IEnumerable<ObjectFinding> Service(KubernetesObject service, ConsoleIndex consoles)
    {
        var name = PostureChecks.NamespaceOf(service);
        var type = service.Root["spec"]?["type"];
        var addresses = service.Root["spec"]?["externalIPs"] as SequenceNode;
        if ((type.AsText is not ("LoadBalancer" or "NodePort") && addresses is not { Items.Length: > 0 }) || consoles.Find(name, service.Reference.Name) is not { } console)
            yield break;
        var way = type.AsText is "LoadBalancer" or "NodePort" ? $"by type {type.AsText}" : "by externalIPs";
        var place = type.AsText is "LoadBalancer" or "NodePort" ? type : addresses;
        yield return Exposed(
            service, console, way, [Audiences.Of(service), consoles.Policed(name, console)], place!.Location, // One of both is there.
            $"kubectl patch service {service.Reference.Name} -n {name} -p '{{\"spec\":{{\"type\":\"ClusterIP\"}}}}', then reach it by kubectl port-forward or behind a login");
    }

    static IEnumerable<ObjectFinding> Workload(ConsoleWorkload workload, ConsoleIndex consoles)
    {
        if (!workload.Kind.IsOnlyByRisk)
            yield return Deployed.On(workload.Owner, $"{workload.Kind.Name} is deployed{(workload.Kind.HasLogin ? "" : "; it has no login of its own")}");
        var audience = new[] { consoles.Policed(workload) };
        if (workload.Template.Spec["hostNetwork"].AsBoolean == true)
            yield return Exposed(workload.Owner, workload.Kind, "on the network of its node", audience, workload.Template.Spec["hostNetwork"]!.Location, "Set hostNetwork: false"); // It is true.
        foreach (var port in workload.Template.Spec["containers"].AsMappings.SelectMany(container => container["ports"].AsMappings).Where(port => port["hostPort"].AsInteger is > 0))
        {
            var way = string.Create(CultureInfo.InvariantCulture, $"on port {port["hostPort"].AsInteger} of its node");
            yield return Exposed(workload.Owner, workload.Kind, way, audience, port.Location, "Remove hostPort");
        }

        foreach (var (risk, container, place) in workload.Risks())
        {
            var rule = risk.Name == "--enable-skip-login" ? SkipLogin : Risky;
            yield return rule.On(workload.Owner, $"{workload.Kind.Name} has {risk.Name}: {risk.Problem}", place.Location, container, risk.Fix);
        }
    }

    static ObjectFinding Exposed(
        KubernetesObject by, ConsoleKind console, string way, IEnumerable<Audience?> audiences, Model.Workloads.SourceLocation place, string? fix = null)
    {
        Audience[] known = [.. audiences.OfType<Audience>()];
        var severity = (Array.Exists(known, audience => audience.IsLimited), console.HasLogin) switch
        {
            (true, _) => Severity.Medium,
            (false, true) => Severity.High,
            _ => Severity.Critical,
        };
        var who = known.Length == 0 ? "" : " " + string.Join("; ", known.Select(audience => audience.Text));
        return Open.On(by, $"{console.Name} is exposed {way}{who}{(console.HasLogin ? "" : "; it has no login of its own")}", place, fix: fix, severity: severity);
    }
}
