using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>What bindings of validating and mutating policies have in common.</summary>
public abstract record AdmissionBinding
{
    /// <summary>The object as written; <c>null</c> for a binding that was made up because a policy had none.</summary>
    public KubernetesObject? Object { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Where it is written; <c>null</c> where it is not.</summary>
    public SourceLocation? Location => Object?.Location;

    /// <summary>The policy that it puts to use.</summary>
    public required string PolicyName { get; init; }

    /// <summary>The parameters; <c>null</c> for none.</summary>
    public ParamRef? ParamRef { get; init; }

    /// <summary>Which requests it is about, beyond what the policy says.</summary>
    public MatchRules MatchResources { get; init; } = MatchRules.Everything;
}
