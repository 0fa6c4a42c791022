using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.PodSecurity.Checks;

/// <summary>Containers that keep capabilities.</summary>
/// <remarks>Restricted, v1.22+: capabilities.drop has ALL and capabilities.add has nothing but NET_BIND_SERVICE; not on Windows since v1.25.</remarks>
public sealed class RestrictedCapabilitiesCheck() : PodSecurityCheck(
    "PLM-PSS-0018",
    "capabilities_restricted",
    "Unrestricted capabilities",
    PodSecurityLevel.Restricted,
    Severity.Medium,
    "Set securityContext.capabilities.drop: [ALL]; add nothing but NET_BIND_SERVICE")
{
    /// <inheritdoc/>
    public override int Since => 22;

    /// <inheritdoc/>
    public override IEnumerable<ObjectFinding> Examine(PodView pod) =>
        pod.IsWindows ? [] : pod.Containers.SelectMany(container => Examine(pod, container));

    IEnumerable<ObjectFinding> Examine(PodView pod, MappingNode container)
    {
        const string Reason = "unrestricted capabilities";
        var setter = PodView.Setter(container);
        var context = container["securityContext"] as MappingNode;
        var capabilities = context?["capabilities"] as MappingNode;
        if (Names(capabilities?["drop"]).All(capability => capability.Text != "ALL"))
        {
            var place = capabilities?["drop"] is not null ? capabilities.LocationOf("drop")
                : context?.LocationOf("capabilities") ?? PodView.PlaceFor(container);
            yield return Break(
                pod, Reason, $"{setter} must set securityContext.capabilities.drop=[\"ALL\"]", place, container);
        }

        foreach (var capability in Names(capabilities?["add"]).Where(added => added.Text != "NET_BIND_SERVICE"))
        {
            yield return Break(
                pod,
                Reason,
                $"{setter} must not include \"{capability.Text}\" in securityContext.capabilities.add",
                capability.Location,
                container);
        }
    }

    static IEnumerable<ScalarNode> Names(ObjectNode? list) =>
        (list as SequenceNode)?.Items.OfType<ScalarNode>() ?? [];
}
