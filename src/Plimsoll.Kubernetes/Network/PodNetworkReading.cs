using System.Collections.Immutable;
using System.Text.Json;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Network;

/// <summary>Reads the networks that objects define, and those that pods attach to.</summary>
/// <remarks>
/// OVN-Kubernetes, UserDefinedNetwork and ClusterUserDefinedNetwork (k8s.ovn.org/v1); Network Plumbing Working Group, "Kubernetes Network Custom
/// Resource Definition De-facto Standard" v1.3, section 4.
/// </remarks>
static class PodNetworkReading
{
    /// <summary>Networks that one pod or policy may name.</summary>
    const int MaxReferences = 100;

    /// <summary>The network of an object; <c>null</c> where it defines none.</summary>
    public static PodNetwork? Read(KubernetesObject @object, IssueList issues)
    {
        var reference = @object.Reference;
        var @namespace = reference.Namespace.Length > 0 ? reference.Namespace : "default";
        return (GroupOf(reference), reference.Kind) switch
        {
            ("k8s.ovn.org" or "nmstate.io", "UserDefinedNetwork") => UserDefined(@object, @object.Root["spec"], @namespace, LabelSelector.Everything, issues),
            ("k8s.ovn.org" or "nmstate.io", "ClusterUserDefinedNetwork") => UserDefined(
                @object, @object.Root["spec"]?["network"], "", SelectorReading.Read(@object.Root["spec"]?["namespaceSelector"], issues), issues),
            ("k8s.cni.cncf.io", "NetworkAttachmentDefinition") => new PodNetwork(
                PodNetworkKind.Secondary, reference.Name, @namespace, LabelSelector.Everything, @object.Location),
            _ => null,
        };
    }

    /// <summary>Whether an object is a policy of secondary networks.</summary>
    public static bool IsAttachedPolicy(ObjectReference reference) => (GroupOf(reference), reference.Kind) == ("k8s.cni.cncf.io", "MultiNetworkPolicy");

    /// <summary>The networks, as <c>NAMESPACE/NAME</c>, that an annotation of metadata names.</summary>
    public static ImmutableArray<string> References(ObjectNode? metadata, string annotation, string @namespace) =>
        (metadata?["annotations"]?[annotation]).AsText is { } text ? References(Names(text), @namespace) : [];

    /// <summary>The networks, as <c>NAMESPACE/NAME</c>, of names with or without a namespace.</summary>
    public static ImmutableArray<string> References(IEnumerable<string> names, string @namespace) =>
    [
        .. names.Select(name => name.Split('@')[0].Trim()).Where(name => name.Length > 0).Take(MaxReferences)
            .Select(name => name.Contains('/', StringComparison.Ordinal) ? name : $"{@namespace}/{name}"),
    ];

    static PodNetwork? UserDefined(KubernetesObject @object, ObjectNode? spec, string @namespace, LabelSelector namespaces, IssueList issues)
    {
        var field = spec?["topology"].AsText switch
        {
            "Layer2" => "layer2",
            "Layer3" => "layer3",
            "Localnet" => "localnet",
            _ => "",
        };
        if (field.Length == 0 || spec?[field] is not MappingNode layer)
        {
            issues.Invalid(spec ?? @object.Root, $"topology '{spec?["topology"].AsText}' needs a field of the same name: layer2, layer3 or localnet");
            return null;
        }

        var isPrimary = layer["role"].AsText == "Primary";
        if (isPrimary && @namespace == "default")
        {
            issues.Invalid(@object.Root, "the namespace 'default' cannot have a primary network of its own");
            return null;
        }

        return new PodNetwork(
            isPrimary ? PodNetworkKind.Primary : PodNetworkKind.Secondary, @object.Reference.Name, @namespace, namespaces, @object.Location);
    }

    /// <summary>Names by commas, or a list of objects in JSON.</summary>
    static string[] Names(string text)
    {
        if (!text.TrimStart().StartsWith('['))
            return text.Split(',');
        try
        {
            using var json = JsonDocument.Parse(text);
            return [.. json.RootElement.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).Select(NameOf)];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    static string NameOf(JsonElement item)
    {
        string Text(string member) => item.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : "";
        return Text("namespace") is { Length: > 0 } @namespace ? $"{@namespace}/{Text("name")}" : Text("name");
    }

    static string GroupOf(ObjectReference reference)
    {
        var slash = reference.ApiVersion.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? "" : reference.ApiVersion[..slash];
    }
}
