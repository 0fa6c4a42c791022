using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Rbac;

/// <summary>A Role or a ClusterRole.</summary>
public sealed class RbacRole
{
    internal RbacRole(KubernetesObject source, string @namespace, ImmutableArray<PolicyRule> written)
    {
        Reference = source.Reference with { Namespace = @namespace };
        Location = source.Location;
        Labels = source.Root["metadata"]?["labels"] as MappingNode;
        WrittenRules = written;
        IsAggregated = source.Root["aggregationRule"].IsSet;
        IsBuiltIn = Reference.Name.StartsWith("system:", StringComparison.Ordinal)
            || Labels?["kubernetes.io/bootstrapping"].AsText == "rbac-defaults";
        Rules = [.. written.Select((rule, index) => new RoleRule(rule, this, index))];
    }

    /// <summary>Its name.</summary>
    public ObjectReference Reference { get; }

    /// <summary>Where it starts.</summary>
    public SourceLocation Location { get; }

    /// <summary>Its labels; <c>null</c> for none.</summary>
    public MappingNode? Labels { get; }

    /// <summary>The rules that are written in it.</summary>
    public ImmutableArray<PolicyRule> WrittenRules { get; }

    /// <summary>The rules that it has: of an aggregated one, those of the roles that it selects.</summary>
    public ImmutableArray<RoleRule> Rules { get; internal set; }

    /// <summary>Whether its rules are collected from other ClusterRoles.</summary>
    public bool IsAggregated { get; }

    /// <summary>Whether Kubernetes made it.</summary>
    public bool IsBuiltIn { get; }

    /// <summary>Whether it is a ClusterRole.</summary>
    public bool IsClusterRole => Reference.Kind == "ClusterRole";
}
