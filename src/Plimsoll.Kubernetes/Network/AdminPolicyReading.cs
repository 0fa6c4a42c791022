using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes.Network;

/// <summary>Reads AdminNetworkPolicy, BaselineAdminNetworkPolicy and ClusterNetworkPolicy. One with a fault is left out and told.</summary>
/// <remarks>network-policy-api, apis/v1alpha1 and apis/v1alpha2 with the validation in their CRDs.</remarks>
sealed class AdminPolicyReading(KubernetesObject @object, IssueList issues)
{
    /// <summary>Rules of a direction in AdminNetworkPolicy.</summary>
    const int MaxAdminRules = 100;

    /// <summary>Rules of a direction in ClusterNetworkPolicy.</summary>
    const int MaxClusterRules = 25;

    const int MaxPriority = 1_000;

    bool IsCluster => @object.Reference.Kind == "ClusterNetworkPolicy";

    bool IsBaseline => @object.Reference.Kind == "BaselineAdminNetworkPolicy";

    /// <summary>Reads the object; <c>null</c> with issues where it would be refused.</summary>
    public ConnectionPolicy? Read()
    {
        if (@object.Root["spec"] is not MappingNode spec)
        {
            issues.Invalid(@object.Root, $"{Article} needs a spec");
            return null;
        }

        if (IsBaseline && @object.Reference.Name != "default")
            issues.Invalid(@object.Root["metadata"] ?? @object.Root, "the one BaselineAdminNetworkPolicy must be named 'default'");
        var tier = Tier(spec);
        var policy = new ConnectionPolicy(
            @object.Reference with { Namespace = "" },
            tier,
            Priority(spec),
            Selected(spec["subject"] as MappingNode, spec, "subject"),
            Rules(spec["ingress"], "from", tier),
            Rules(spec["egress"], "to", tier),
            @object.Location);
        return issues.HasInvalid ? null : policy;
    }

    string Article => IsCluster ? "a ClusterNetworkPolicy" : IsBaseline ? "a BaselineAdminNetworkPolicy" : "an AdminNetworkPolicy";

    PolicyTier Tier(MappingNode spec)
    {
        if (!IsCluster)
            return IsBaseline ? PolicyTier.Baseline : PolicyTier.Admin;
        if (spec["tier"].AsText is "Admin" or "Baseline")
            return spec["tier"].AsText == "Admin" ? PolicyTier.Admin : PolicyTier.Baseline;
        issues.Invalid(spec["tier"] ?? spec, $"tier '{spec["tier"].AsText}' is unknown: expected Admin or Baseline");
        return PolicyTier.Admin;
    }

    int Priority(MappingNode spec)
    {
        if (IsBaseline)
            return 0;
        if (spec["priority"].AsInteger is >= 0 and <= MaxPriority)
            return (int)spec["priority"].AsInteger!.Value; // It is one.
        issues.Invalid(spec["priority"] ?? spec, $"priority must be a number from 0 to {MaxPriority}");
        return 0;
    }

    ImmutableArray<PolicyRule>? Rules(ObjectNode? list, string side, PolicyTier tier)
    {
        var items = issues.Items(list, side == "from" ? "ingress" : "egress");
        if (list is not SequenceNode)
            return null;
        var most = IsCluster ? MaxClusterRules : MaxAdminRules;
        if (items.Length > most)
            issues.Invalid(list, $"{items.Length} rules in one direction: at most {most}");
        var rules = ImmutableArray.CreateBuilder<PolicyRule>();
        foreach (var rule in items.Take(most))
        {
            if (Action(rule, tier) is not { } action)
                continue;
            var field = IsCluster ? "protocols" : "ports";
            issues.Fields(rule, "name", "action", side, field);
            var ports = issues.Items(rule[field], field)
                .Select(port => IsCluster ? PortReading.OfClusterPolicy(port, issues) : PortReading.OfAdminPolicy(port, issues));
            var name = rule["name"].AsText is { Length: > 0 } named ? named : $"#{rules.Count + 1}";
            rules.Add(new PolicyRule(name, action, Peers(rule, side), [.. ports.OfType<PolicyPort>()], rule.Location));
        }

        return rules.ToImmutable();
    }

    PolicyAction? Action(ObjectNode rule, PolicyTier tier)
    {
        var written = rule["action"].AsText;
        var allow = IsCluster ? "Accept" : "Allow";
        if (written == allow)
            return PolicyAction.Allow;
        if (written == "Deny")
            return PolicyAction.Deny;
        // A Pass in the tier Baseline of a ClusterNetworkPolicy means that the default decides.
        if (written == "Pass" && (IsCluster || tier == PolicyTier.Admin))
            return PolicyAction.Pass;
        issues.Invalid(
            rule["action"] ?? rule, $"action '{written}' is unknown: expected {allow}{(tier == PolicyTier.Admin || IsCluster ? ", Deny or Pass" : " or Deny")}");
        return null;
    }

    ImmutableArray<PolicyPeer> Peers(ObjectNode rule, string side)
    {
        if (rule[side] is not SequenceNode { Items.IsEmpty: false } peers)
        {
            issues.Invalid(rule[side] ?? rule, $"a rule needs at least one peer in '{side}'");
            return [];
        }

        return [.. peers.Items.SelectMany(peer => Peer(peer, side))];
    }

    List<PolicyPeer> Peer(ObjectNode peer, string side)
    {
        if (peer is not MappingNode { Entries: [var field] } mapping)
        {
            issues.Invalid(peer, "a peer must have exactly one of namespaces, pods" + (side == "to" ? ", nodes, networks and domainNames" : ""));
            return [];
        }

        switch (field.Key)
        {
            case "namespaces" or "pods":
                return [Selected(mapping, peer, "peer")];
            case "networks" when side == "to":
                return Networks(field.Value);
            case "nodes" or "domainNames" when side == "to":
                issues.Undefined(peer, $"{field.Key} of {Article} cannot be resolved from manifests: the rule is taken as matching no pod and no address");
                return [new PolicyPeer.Unknown(field.Key)];
            default:
                issues.Invalid(peer, $"'{field.Key}' is no kind of peer here");
                return [];
        }
    }

    List<PolicyPeer> Networks(ObjectNode networks)
    {
        var found = new List<PolicyPeer>();
        foreach (var network in (networks as SequenceNode)?.Items ?? [])
        {
            if (PolicyReading.Cidr(network, networks, issues) is { } range)
                found.Add(new PolicyPeer.Addresses(new AddressBlock(range, []), network.AsText!)); // It was parsed.
        }

        return found;
    }

    /// <summary>The pods of <c>namespaces</c> or <c>pods</c>, of which there must be exactly one.</summary>
    PolicyPeer.Pods Selected(MappingNode? node, ObjectNode place, string what)
    {
        if (node is { Entries: [{ Key: "namespaces" } only] })
            return new PolicyPeer.Pods("", SelectorReading.Read(only.Value, issues), LabelSelector.Everything);
        if (node is { Entries: [{ Key: "pods" } pods] })
        {
            return new PolicyPeer.Pods(
                "", SelectorReading.Read(pods.Value["namespaceSelector"], issues), SelectorReading.Read(pods.Value["podSelector"], issues));
        }

        issues.Invalid((ObjectNode?)node ?? place, $"the {what} must have exactly one of namespaces and pods");
        return new PolicyPeer.Pods("", LabelSelector.Everything, LabelSelector.Everything);
    }
}
