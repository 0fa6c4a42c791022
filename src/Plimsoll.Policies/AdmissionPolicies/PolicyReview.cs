using System.Collections.Immutable;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>What one policy says of a request, under one binding and one parameter object.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Binding">The binding; <c>null</c> for a policy of our own kind, which has none.</param>
/// <param name="Param">The parameter object; <c>null</c> for none.</param>
/// <param name="Decisions">One for each validation, in order; or one for the policy as a whole.</param>
/// <param name="Annotations">What it says to the audit log.</param>
/// <param name="Cost">What its expressions cost, in units of Kubernetes' cost model.</param>
public sealed record PolicyReview(
    ValidatingPolicy Policy,
    ValidatingBinding? Binding,
    ObjectReference? Param,
    ImmutableArray<PolicyDecision> Decisions,
    ImmutableArray<AuditAnnotation> Annotations,
    long Cost)
{
    /// <summary>The match condition that ended it; empty where none did.</summary>
    public string SkippedBy { get; init; } = "";

    /// <summary>Whether the binding could not be put to use, e.g. for want of its parameters. Then its actions do not count.</summary>
    public bool IsMisconfigured { get; init; }

    /// <summary>The strongest of what follows from a decision under the binding; <c>null</c> where nothing does.</summary>
    /// <param name="decision">One of <see cref="Decisions"/>.</param>
    public Enforcement? EnforcementOf(PolicyDecision decision)
    {
        if (!decision.IsDenied)
            return null;
        return DeniesWhateverTheActions(decision) ? Enforcement.Deny : Binding?.Actions.Max();
    }

    /// <summary>Whether a decision denies whatever the actions are: the binding, or an audit annotation, cannot be computed.</summary>
    internal bool DeniesWhateverTheActions(PolicyDecision decision) =>
        IsMisconfigured || decision.Index >= Policy.Validations.Length;

    /// <summary>Whether anything of it is denied, whatever the binding's actions are.</summary>
    public bool IsDenied
    {
        get
        {
            foreach (var decision in Decisions)
            {
                if (decision.IsDenied)
                    return true;
            }

            return false;
        }
    }
}
