using Plimsoll.Policies.Gatekeeper;

namespace Plimsoll.Policies.Testing;

/// <summary>What Gatekeeper's constraints say of a request, in the words of tests.</summary>
static class ConstraintAnswers
{
    /// <summary>The answers: one of each constraint that is about the request and says nothing, and one of each violation and action.</summary>
    /// <param name="admitted">What became of the request.</param>
    public static IEnumerable<PolicyAnswer> Of(AdmittedRequest admitted)
    {
        var byConstraint = admitted.Constraints.ToLookup(result => result.Constraint, ReferenceEqualityComparer.Instance);
        foreach (var constraint in admitted.AskedConstraints.Distinct<Constraint>(ReferenceEqualityComparer.Instance))
        {
            if (!byConstraint.Contains(constraint))
                yield return new PolicyAnswer(ExpectedVerdict.Allow, constraint.Kind, constraint.Name, "", constraint.Location);
            foreach (var result in byConstraint[constraint])
            {
                foreach (var verdict in VerdictsOf(result))
                    yield return new PolicyAnswer(verdict, constraint.Kind, constraint.Name, result.Message, result.Location ?? constraint.Location);
            }
        }
    }

    static IEnumerable<ExpectedVerdict> VerdictsOf(GatekeeperResult result) => result.Outcome == GatekeeperOutcome.Violation
        ? result.Actions.Select(action => action switch
        {
            EnforcementAction.Deny => ExpectedVerdict.Deny,
            EnforcementAction.Warn => ExpectedVerdict.Warn,
            _ => ExpectedVerdict.Audit,
        })
        : [ExpectedVerdict.Error];
}
