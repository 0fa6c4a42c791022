using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.PodSecurity.Checks;

/// <summary>Containers that keep capabilities.</summary>
/// <remarks>Restricted, v1.22+: capabilities.drop has ALL and capabilities.add has nothing but NET_BIND_SERVICE; not on Windows since v1.25.</remarks>
public sealed class RestrictedCapabilitiesCheck() : PodSecurityCheck(
    "PLM-PSS-0018",
    "capabilities_restricted",
    "Unrestricted capabilities",
    PodSecurityLevel.Restricted,
    Severity.Medium,
    "Set securityContext.capabilities.drop: [ALL]; add nothing but NET_BIND_SERVICE",
    "unrestricted capabilities")
{
    /// <inheritdoc/>
    public override int Since => 22;

    /// <inheritdoc/>
    internal override void Examine(in PodView pod, ref PodSecurityBreaks breaks)
    {
        if (pod.IsWindows)
            return;
        foreach (ref readonly var container in pod.Containers)
        {
            var capabilities = container.Context?["capabilities"] as MappingNode;
            if (!DropsAll(capabilities?["drop"] as SequenceNode))
                breaks.Miss(container, PlaceOfDrop(container, capabilities));
            if (capabilities?["add"] is not SequenceNode added)
                continue;
            foreach (var item in added.Items)
            {
                if (item is ScalarNode capability && capability.Text != "NET_BIND_SERVICE")
                    breaks.Refuse(container, capability.Text, capability.Location);
            }
        }
    }

    /// <inheritdoc/>
    internal override string Detail(ImmutableArray<PodSecurityBreak> breaks)
    {
        var missing = breaks.Where(found => found.IsMissing).ToArray();
        var adding = breaks.Where(found => !found.IsMissing).ToArray();
        List<string> details = [];
        if (missing.Length > 0)
            details.Add($"{BreakText.Containers(missing)} must set securityContext.capabilities.drop=[\"ALL\"]");
        if (adding.Length > 0)
            details.Add($"{BreakText.Containers(adding)} must not include {BreakText.Quoted(BreakText.Values(adding))} in securityContext.capabilities.add");
        return string.Join("; ", details);
    }

    static bool DropsAll(SequenceNode? dropped)
    {
        if (dropped is null)
            return false;
        foreach (var item in dropped.Items)
        {
            if (item is ScalarNode { Text: "ALL" })
                return true;
        }

        return false;
    }

    static SourceLocation PlaceOfDrop(in PodSetter container, MappingNode? capabilities) => capabilities?["drop"] is not null
        ? capabilities.LocationOf("drop")
        : container.Context?.LocationOf("capabilities") ?? container.PlaceForField;
}
