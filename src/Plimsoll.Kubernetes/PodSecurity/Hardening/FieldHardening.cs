using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Workloads;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.PodSecurity.Hardening;

/// <summary>Finds the fields to change: for each break of a control the field that mends it.</summary>
sealed class FieldHardening
{
    readonly PodTemplate _template;
    readonly SourceLocation _place;
    readonly ILookup<string, ObjectFinding> _breaks;

    public FieldHardening(PodTemplate template, PodSecurityLevel level, PodSecurityVersion version)
    {
        _template = template;
        _place = template.Spec.Location;
        _breaks = PodSecurityStandards.Evaluate(template, level, version).ToLookup(finding => finding.Id, StringComparer.Ordinal);
    }

    MappingNode Spec => _template.Spec;

    ObjectNode True => NodeMaking.Boolean(true, _place);

    ObjectNode False => NodeMaking.Boolean(false, _place);

    /// <summary>The changes, those of the Pod first.</summary>
    public IEnumerable<HardeningChange> Changes() =>
    [
        .. OfHost(),
        .. OfContext(["securityContext"], Spec["securityContext"] as MappingNode),
        .. OfPod(),
        .. OfContainers("initContainers"),
        .. OfContainers("containers"),
        .. OfContainers("ephemeralContainers"),
    ];

    IEnumerable<HardeningChange> OfHost()
    {
        foreach (var field in (string[])["hostNetwork", "hostPID", "hostIPC"])
        {
            if (Spec[field].AsBoolean == true)
                yield return new HardeningChange([field], False, "it no longer shares this with its node");
        }
    }

    /// <summary>What the Pod sets once for all containers that do not say otherwise.</summary>
    IEnumerable<HardeningChange> OfPod()
    {
        var context = Spec["securityContext"] as MappingNode;
        if (IsBroken<Checks.RunAsNonRootCheck>() && context?["runAsNonRoot"].AsBoolean != true)
            yield return new HardeningChange(["securityContext", "runAsNonRoot"], True, "its images must run as another user than root");
        if (IsBroken<Checks.RestrictedSeccompProfileCheck>() && context?["seccompProfile"] is null)
            yield return Profile(["securityContext", "seccompProfile"], null);
        if (IsBroken<Checks.SysctlsCheck>() && context?["sysctls"] is SequenceNode sysctls)
        {
            var kept = sysctls.Items.Where(item => !_breaks[new Checks.SysctlsCheck().Id].Any(finding => item is MappingNode sysctl && sysctl.LocationOf("name") == finding.Location));
            yield return new HardeningChange(["securityContext", "sysctls"], ListOf(kept), "the setting stays what its node has");
        }
    }

    IEnumerable<HardeningChange> OfContainers(string list)
    {
        foreach (var container in Spec[list].AsMappings)
        {
            if (container["name"].AsText is not { Length: > 0 } name)
                continue;
            foreach (var change in OfContainer([list, name], container))
                yield return change;
        }
    }

    IEnumerable<HardeningChange> OfContainer(ImmutableArray<string> path, MappingNode container)
    {
        var context = container["securityContext"] as MappingNode;
        var own = path.Add("securityContext");
        foreach (var change in OfContext(own, context))
            yield return change;
        if (context?["privileged"].AsBoolean == true)
            yield return new HardeningChange(own.Add("privileged"), False, "it no longer has all rights on its node");
        if (IsBroken<Checks.AllowPrivilegeEscalationCheck>() && context?["allowPrivilegeEscalation"].AsBoolean != false)
            yield return new HardeningChange(own.Add("allowPrivilegeEscalation"), False, "programs with the set-user-id bit gain nothing");
        foreach (var change in OfCapabilities(own.Add("capabilities"), context?["capabilities"] as MappingNode))
            yield return change;
        if (context?["procMount"].AsText is { } mount && mount != "Default" && (IsBroken<Checks.BaselineProcMountCheck>() || IsBroken<Checks.RestrictedProcMountCheck>()))
            yield return new HardeningChange(own.Add("procMount"), NodeMaking.Text("Default", _place), "it sees /proc with the usual parts hidden");
        foreach (var port in container["ports"].AsMappings)
        {
            if (port["hostPort"].AsInteger is not (null or 0) && port["containerPort"] is ScalarNode { Integer: not null } number)
                yield return new HardeningChange(path.AddRange("ports", number.Text, "hostPort"), null, "it is reached through a Service, not at its node's address");
        }

        foreach (var change in OfHooks(path, container))
            yield return change;
    }

    /// <summary>What a security context of a Pod or of a container can have.</summary>
    IEnumerable<HardeningChange> OfContext(ImmutableArray<string> path, MappingNode? context)
    {
        if (context is null)
            yield break;
        if (path.Length > 1 && context["runAsNonRoot"].AsBoolean == false && IsBroken<Checks.RunAsNonRootCheck>())
            yield return new HardeningChange(path.Add("runAsNonRoot"), True, "its image must run as another user than root");
        if (context["runAsUser"].AsInteger == 0 && IsBroken<Checks.RunAsUserCheck>())
            yield return new HardeningChange(path.Add("runAsUser"), null, "it runs as its image's user");
        if (context["seccompProfile"] is MappingNode seccomp && seccomp["type"].AsText is not ("RuntimeDefault" or "Localhost")
            && (IsBroken<Checks.BaselineSeccompProfileCheck>() || IsBroken<Checks.RestrictedSeccompProfileCheck>()))
        {
            yield return Profile(path.Add("seccompProfile"), seccomp);
        }

        if (context["appArmorProfile"] is MappingNode armor && armor["type"].AsText is not ("RuntimeDefault" or "Localhost"))
            yield return new HardeningChange(path.AddRange("appArmorProfile", "type"), NodeMaking.Text("RuntimeDefault", _place), "its runtime's AppArmor profile holds");
        if (context["windowsOptions"]?["hostProcess"].AsBoolean == true)
            yield return new HardeningChange(path.AddRange("windowsOptions", "hostProcess"), False, "it no longer has the rights of a process of its node");
        if (context["seLinuxOptions"] is MappingNode options && IsBroken<Checks.SeLinuxOptionsCheck>())
        {
            foreach (var field in (string[])["type", "user", "role"])
            {
                if (_breaks[new Checks.SeLinuxOptionsCheck().Id].Any(finding => options[field] is not null && finding.Location == options.LocationOf(field)))
                    yield return new HardeningChange(path.AddRange("seLinuxOptions", field), null, "its node's SELinux labels hold");
            }
        }
    }

    IEnumerable<HardeningChange> OfCapabilities(ImmutableArray<string> path, MappingNode? capabilities)
    {
        var added = (capabilities?["add"] as SequenceNode)?.Items ?? [];
        var refused = new[] { new Checks.BaselineCapabilitiesCheck().Id, new Checks.RestrictedCapabilitiesCheck().Id }
            .SelectMany(id => _breaks[id]).Select(finding => finding.Location).ToHashSet();
        var kept = added.Where(capability => !refused.Contains(capability.Location)).ToArray();
        if (kept.Length < added.Length)
            yield return new HardeningChange(path.Add("add"), kept.Length == 0 ? null : ListOf(kept), "it works without these capabilities");
        if (IsBroken<Checks.RestrictedCapabilitiesCheck>() && ((capabilities?["drop"] as SequenceNode)?.Items ?? []).All(item => item.AsText != "ALL"))
            yield return new HardeningChange(path.Add("drop"), ListOf([NodeMaking.Text("ALL", _place)]), "it works without the capabilities of root");
    }

    IEnumerable<HardeningChange> OfHooks(ImmutableArray<string> path, MappingNode container)
    {
        if (!IsBroken<Checks.ProbeHostsCheck>())
            yield break;
        ImmutableArray<string>[] handlers =
        [
            ["livenessProbe"], ["readinessProbe"], ["startupProbe"], ["lifecycle", "postStart"], ["lifecycle", "preStop"],
        ];
        foreach (var handler in handlers)
        {
            var node = handler.Aggregate((ObjectNode?)container, (below, key) => below?[key]);
            foreach (var action in (string[])["httpGet", "tcpSocket"])
            {
                if (node?[action]?["host"].AsText is { Length: > 0 })
                    yield return new HardeningChange(path.AddRange(handler).AddRange(action, "host"), null, "the probe goes to the Pod itself");
            }
        }
    }

    HardeningChange Profile(ImmutableArray<string> path, MappingNode? profile)
    {
        const string Consequence = "its runtime's list of system calls holds";
        var type = NodeMaking.Text("RuntimeDefault", _place);
        return profile is null
            ? new HardeningChange(path, NodeMaking.Mapping([new MappingEntry("type", _place.Line, _place.Column, type)], _place), Consequence)
            : new HardeningChange(path.Add("type"), type, Consequence);
    }

    SequenceNode ListOf(IEnumerable<ObjectNode> items) => NodeMaking.Sequence([.. items], _place);

    bool IsBroken<TCheck>()
        where TCheck : PodSecurityCheck, new() =>
        _breaks.Contains(new TCheck().Id);
}
