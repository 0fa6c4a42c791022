using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>What one mutation did.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Binding">The binding.</param>
/// <param name="Param">The parameter object; <c>null</c> for none.</param>
/// <param name="Index">The mutation, from 0; -1 where the policy as a whole is meant.</param>
/// <param name="IsChanged">Whether the object is another one afterwards.</param>
/// <param name="Problem">Why it could not be made; empty where it could.</param>
/// <param name="Location">The line of the policy; where an error has a place in an expression, that place.</param>
/// <param name="Cost">What its expression cost, in units of Kubernetes' cost model.</param>
public sealed record MutationStep(
    MutatingPolicy Policy,
    MutatingBinding Binding,
    ObjectReference? Param,
    int Index,
    bool IsChanged,
    string Problem,
    SourceLocation Location,
    long Cost)
{
    /// <summary>Whether it was made again because a later policy had changed the object.</summary>
    public bool IsReinvocation { get; init; }
}
