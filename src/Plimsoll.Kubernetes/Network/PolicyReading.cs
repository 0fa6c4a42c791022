using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes.Network;

/// <summary>Reads NetworkPolicies as the API server accepts them. A policy with a fault is left out and told.</summary>
/// <remarks>Kubernetes v1.37, pkg/apis/networking/validation, ValidateNetworkPolicySpec.</remarks>
static class PolicyReading
{
    /// <summary>Reads one object; <c>null</c> with issues where it would be refused.</summary>
    public static ConnectionPolicy? Read(KubernetesObject @object, IssueList issues)
    {
        var @namespace = @object.Reference.Namespace is { Length: > 0 } named ? named : "default";
        if (@object.Root["spec"] is not MappingNode spec)
        {
            issues.Invalid(@object.Root, "a NetworkPolicy needs a spec");
            return null;
        }

        issues.Fields(spec, "podSelector", "policyTypes", "ingress", "egress");
        var subject = new PolicyPeer.Pods(@namespace, LabelSelector.Everything, SelectorReading.Read(spec["podSelector"], issues));
        var types = Types(spec, issues);
        var policy = new ConnectionPolicy(
            @object.Reference with { Namespace = @namespace },
            PolicyTier.Namespace,
            0,
            subject,
            types.Ingress ? Rules(spec["ingress"], "from", @namespace, issues) : null,
            types.Egress ? Rules(spec["egress"], "to", @namespace, issues) : null,
            @object.Location);
        return issues.HasInvalid ? null : policy;
    }

    static (bool Ingress, bool Egress) Types(MappingNode spec, IssueList issues)
    {
        var written = issues.Items(spec["policyTypes"], "policyTypes");
        if (written.IsEmpty)
            return (true, spec["egress"] is SequenceNode { Items.IsEmpty: false });
        foreach (var type in written.Where(type => type.AsText is not ("Ingress" or "Egress")))
            issues.Invalid(type, $"policy type '{type.AsText}' is unknown: expected Ingress or Egress");
        return (written.Any(type => type.AsText == "Ingress"), written.Any(type => type.AsText == "Egress"));
    }

    static ImmutableArray<PolicyRule> Rules(ObjectNode? list, string side, string @namespace, IssueList issues)
    {
        var rules = ImmutableArray.CreateBuilder<PolicyRule>();
        foreach (var rule in issues.Items(list, side == "from" ? "ingress" : "egress"))
        {
            // An empty item, null, is a rule for everything, as the API server decodes it.
            issues.Fields(issues.Mapping(rule, "a rule"), side, "ports");
            var ports = issues.Items(rule["ports"], "ports").Select(port => PortReading.OfNetworkPolicy(port, issues)).OfType<PolicyPort>();
            rules.Add(new PolicyRule(
                $"#{rules.Count + 1}", PolicyAction.Allow, Peers(rule[side], @namespace, issues), [.. ports], rule.Location));
        }

        return rules.ToImmutable();
    }

    static ImmutableArray<PolicyPeer> Peers(ObjectNode? list, string @namespace, IssueList issues)
    {
        var peers = issues.Items(list, "from and to");
        return peers.IsEmpty ? [new PolicyPeer.Anybody()] : [.. peers.Select(peer => Peer(peer, @namespace, issues)).OfType<PolicyPeer>()];
    }

    static PolicyPeer? Peer(ObjectNode peer, string @namespace, IssueList issues)
    {
        issues.Fields(peer, "podSelector", "namespaceSelector", "ipBlock");
        var (pods, namespaces, block) = (peer["podSelector"], peer["namespaceSelector"], peer["ipBlock"]);
        if (block.IsSet != (pods.IsSet || namespaces.IsSet))
        {
            return block.IsSet
                ? Block(block!, issues) // It is set.
                : new PolicyPeer.Pods(
                    namespaces.IsSet ? "" : @namespace, SelectorReading.Read(namespaces, issues), SelectorReading.Read(pods, issues));
        }

        issues.Invalid(peer, block.IsSet
            ? "ipBlock cannot stand beside podSelector or namespaceSelector in one peer"
            : "a peer needs podSelector, namespaceSelector or ipBlock");
        return null;
    }

    static PolicyPeer.Addresses? Block(ObjectNode block, IssueList issues)
    {
        issues.Fields(block, "cidr", "except");
        if (Cidr(block["cidr"], block, issues) is not { } range)
            return null;
        var holes = ImmutableArray.CreateBuilder<AddressRange>();
        foreach (var item in issues.Items(block["except"], "except"))
        {
            if (Cidr(item, block, issues) is not { } hole)
                return null;
            if (!range.Covers(hole) || hole == range)
            {
                issues.Invalid(item, $"except {item.AsText} must lie inside {block["cidr"].AsText} and be smaller");
                return null;
            }

            holes.Add(hole);
        }

        var text = block["cidr"].AsText + (holes.Count == 0 ? "" : $" except {string.Join(", ", holes)}");
        return new PolicyPeer.Addresses(new AddressBlock(range, holes.ToImmutable()), text);
    }

    /// <summary>A block of addresses; <c>null</c> with an issue where it is none.</summary>
    internal static AddressRange? Cidr(ObjectNode? node, ObjectNode place, IssueList issues)
    {
        if (AddressRange.TryParseBlock(node.AsText ?? "", out var range))
            return range;
        issues.Invalid(node ?? place, $"'{node.AsText}' is no block of IP addresses: expected e.g. 10.0.0.0/8 or fd00::/8");
        return null;
    }
}
