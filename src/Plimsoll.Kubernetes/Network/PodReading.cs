using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Workloads;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Network;

/// <summary>Reads the pods of an object: a Pod itself, or one for the pods that a workload makes.</summary>
static class PodReading
{
    /// <summary>The pods; none for an object that runs none.</summary>
    public static IEnumerable<NetworkPod> Read(KubernetesObject written, IssueList issues)
    {
        var @object = written;
        if (written.Reference is { Kind: "Pod", ApiVersion: not "v1" })
        {
            issues.Invalid(written.Root, $"there is no Pod in {written.Reference.ApiVersion}: taken as one of v1");
            @object = written with { Reference = written.Reference with { ApiVersion = "v1" } };
        }

        if (@object.Reference.Kind == "PodTemplate")
            yield break;
        if (Machine(@object) is { } machine)
            yield return machine;
        foreach (var template in PodTemplates.In(@object))
        {
            var reference = @object.Reference;
            var isPod = reference is { ApiVersion: "v1", Kind: "Pod" };
            var owner = isPod ? Controller(@object.Root) : null;
            yield return new NetworkPod(
                reference.Namespace.Length > 0 ? reference.Namespace : "default",
                reference.Name,
                owner?["name"].AsText ?? reference.Name,
                owner is null ? reference.Kind : owner["kind"].AsText ?? "Pod",
                LabelSet.Read(template.Metadata?["labels"]),
                Ports(template.Spec),
                isPod ? [.. Addresses(@object.Root["status"])] : [],
                template.Spec["hostNetwork"].AsBoolean == true,
                @object.Location)
            {
                Spec = template.Spec,
                ScrapedPort = ScrapingReading.Port(template.Metadata),
                Networks = Attached(template.Metadata, reference),
            };
        }
    }

    /// <summary>The pod of a virtual machine of KubeVirt; its ports are no containers'.</summary>
    static NetworkPod? Machine(KubernetesObject @object)
    {
        var reference = @object.Reference;
        if (!reference.ApiVersion.StartsWith("kubevirt.io/", StringComparison.Ordinal) || reference.Kind is not ("VirtualMachine" or "VirtualMachineInstance"))
            return null;
        var owner = Controller(@object.Root);
        var (metadata, spec) = reference.Kind == "VirtualMachine"
            ? (@object.Root["spec"]?["template"]?["metadata"], @object.Root["spec"]?["template"]?["spec"])
            : (@object.Root["metadata"], @object.Root["spec"]);
        // KubeVirt writes the annotation of the pod that runs the machine.
        var named = spec?["networks"].AsMappings.Select(network => network["multus"]?["networkName"].AsText).OfType<string>() ?? [];
        return new NetworkPod(
            reference.Namespace.Length > 0 ? reference.Namespace : "default",
            reference.Name, owner?["name"].AsText ?? reference.Name, owner?["kind"].AsText ?? reference.Kind,
            LabelSet.Read(metadata?["labels"]), NamedPorts.None, [], false, @object.Location)
        {
            Networks = [.. Attached(metadata, reference), .. PodNetworkReading.References(named, reference.Namespace.Length > 0 ? reference.Namespace : "default")],
        };
    }

    static ImmutableArray<string> Attached(ObjectNode? metadata, ObjectReference reference) => PodNetworkReading.References(
        metadata, "k8s.v1.cni.cncf.io/networks", reference.Namespace.Length > 0 ? reference.Namespace : "default");

    static MappingNode? Controller(MappingNode pod)
    {
        // A static pod is owned by its node, which is no workload.
        var owners = pod["metadata"]?["ownerReferences"].AsMappings.Where(owner => owner["kind"].AsText != "Node").ToArray() ?? [];
        return owners.FirstOrDefault(owner => owner["controller"].AsBoolean == true) ?? owners.FirstOrDefault();
    }

    static NamedPorts Ports(MappingNode spec)
    {
        var ports = new List<ContainerPort>();
        // A sidecar is an init container that is restarted always: it serves as long as the pod does.
        foreach (var container in spec["containers"].AsMappings
            .Concat(spec["initContainers"].AsMappings.Where(init => init["restartPolicy"].AsText == "Always")))
        {
            foreach (var port in container["ports"].AsMappings)
            {
                if (port["containerPort"].AsInteger is >= 1 and <= PortRange.MaxPort and var number
                    && PortReading.Named(port["protocol"].AsText ?? "TCP") is { } protocol)
                {
                    ports.Add(new ContainerPort(port["name"].AsText ?? "", protocol, (int)number));
                }
            }
        }

        return ports.Count == 0 ? NamedPorts.None : new NamedPorts(ports);
    }

    static IEnumerable<AddressRange> Addresses(ObjectNode? status)
    {
        var texts = status?["podIPs"].AsMappings.Select(entry => entry["ip"].AsText).ToArray() ?? [];
        foreach (var text in texts.Append(status?["podIP"].AsText).Distinct(StringComparer.Ordinal))
        {
            if (text is not null && AddressRange.TryParseAddress(text, out var address))
                yield return address;
        }
    }
}
