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
        IsFromServer = source.Root["metadata"]?["uid"].IsSet == true || source.Root["metadata"]?["resourceVersion"].IsSet == true;
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

    /// <summary>The rules that it has: of an aggregated one that no server has filled, those of the roles that it selects.</summary>
    public ImmutableArray<RoleRule> Rules { get; internal set; }

    /// <summary>Whether its rules are collected from other ClusterRoles.</summary>
    public bool IsAggregated { get; }

    /// <summary>Whether an aggregated ClusterRole of the input selects it.</summary>
    public bool IsSelected { get; internal set; }

    /// <summary>Whether it was read from an API server, live or as a dump: such a one tells uid or resourceVersion.</summary>
    public bool IsFromServer { get; }

    /// <summary>Whether Kubernetes made it.</summary>
    public bool IsBuiltIn { get; }

    /// <summary>Whether it is a ClusterRole.</summary>
    public bool IsClusterRole => Reference.Kind == "ClusterRole";
}
