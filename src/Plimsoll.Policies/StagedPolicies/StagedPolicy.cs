using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Model.Workloads;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.StagedPolicies;

/// <summary>A <c>plimsoll.dev/v1 Policy</c>, compiled for each of its stages. Immutable; safe for concurrent use.</summary>
/// <remarks>It has the shape of a ValidatingAdmissionPolicy with its binding in itself: docs/policies/policy.md.</remarks>
public sealed record StagedPolicy
{
    /// <summary>The group and version of the kind.</summary>
    public const string ApiVersion = "plimsoll.dev/v1";

    /// <summary>The kind.</summary>
    public const string Kind = "Policy";

    /// <summary>The object as written.</summary>
    public required KubernetesObject Object { get; init; }

    /// <summary>Its name.</summary>
    public string Name => Object.Reference.Name;

    /// <summary>Where it is written.</summary>
    public SourceLocation Location => Object.Location;

    /// <summary>What is said about it to people.</summary>
    public PolicyText Text => PolicyText.Of(Object);

    /// <summary>How bad it is to break it.</summary>
    public Severity Severity { get; init; }

    /// <summary>What follows at each of its stages, and the expressions compiled for it; in the order of the stages.</summary>
    public required ImmutableArray<StageRules> Stages { get; init; }

    /// <summary>Its rules at a stage; <c>null</c> where it has none.</summary>
    /// <param name="stage">The stage.</param>
    public StageRules? At(PolicyStage stage) => Stages.FirstOrDefault(rules => rules.Stage == stage);
}

/// <summary>A policy at one of its stages.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Actions">What follows where a validation does not hold.</param>
/// <param name="Rules">Match rules, conditions, variables and validations, compiled with the variables of the stage.</param>
public sealed record StageRules(PolicyStage Stage, ImmutableArray<Enforcement> Actions, ValidatingPolicy Rules)
{
    /// <summary>The strongest of <see cref="Actions"/>.</summary>
    public Enforcement Strongest => Actions.Max();
}
