using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>What validating and mutating policies have in common.</summary>
public abstract record AdmissionPolicy
{
    /// <summary>The object as written.</summary>
    public required KubernetesObject Object { get; init; }

    /// <summary>Its name.</summary>
    public string Name => Object.Reference.Name;

    /// <summary>Where it is written.</summary>
    public SourceLocation Location => Object.Location;

    /// <summary>Whether an error in an expression or in the configuration lets the request pass.</summary>
    public bool IgnoresFailures { get; init; }

    /// <summary>The kind of its parameters; <c>null</c> for none.</summary>
    public ParamKind? ParamKind { get; init; }

    /// <summary>Which requests it is about.</summary>
    public required MatchRules MatchConstraints { get; init; }

    /// <summary>Conditions without which it does not apply.</summary>
    public ImmutableArray<MatchCondition> MatchConditions { get; init; } = [];

    /// <summary>Its variables, in order.</summary>
    public ImmutableArray<PolicyVariable> Variables { get; init; } = [];

    /// <summary>What its expressions may use.</summary>
    internal required PolicyEnvironment Environment { get; init; }
}
