using Plimsoll.Cel;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Testing;

/// <summary>An expression that was evaluated, with all that is needed to do so again.</summary>
/// <param name="Frame">What it was asked about.</param>
/// <param name="Field">Which expression of its policy, e.g. <c>validations[0]</c>.</param>
/// <param name="Expression">The expression.</param>
sealed record ExpressionSite(ReviewFrame Frame, string Field, PolicyExpression Expression)
{
    /// <summary>Whether it is a match condition, which sees no variables and no namespace.</summary>
    public bool IsMatchCondition { get; init; }

    /// <summary>Whether it makes a message, which sees no authorizer.</summary>
    public bool IsMessage { get; init; }

    /// <summary>Fresh variables and a fresh budget to evaluate it with.</summary>
    /// <param name="values">What it sees.</param>
    public ExpressionGroup Group(ReviewValues values) => IsMatchCondition
        ? new ExpressionGroup(values, Frame.Policy, CelLimits.CostOfMatchConditions, hasNamespace: false)
        : new ExpressionGroup(values, Frame.Policy, CelLimits.CostPerBinding, IsMessage);
}

/// <summary>A policy that was asked about a request.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Request">The request, as the policy saw it.</param>
/// <param name="Param">The parameter object; <c>null</c> for none.</param>
sealed record ReviewFrame(AdmissionPolicy Policy, AdmissionRequest Request, KubernetesObject? Param)
{
    /// <summary>The request of the object that would make the Pod of <see cref="Request"/>; <c>null</c> where it is not about such a Pod.</summary>
    public AdmissionRequest? Owner { get; init; }

    /// <summary>Whether the policy is of our own kind.</summary>
    public bool IsStaged { get; init; }

    /// <summary>An expression of the policy.</summary>
    public ExpressionSite At(string field, PolicyExpression expression) => new(this, field, expression);
}
