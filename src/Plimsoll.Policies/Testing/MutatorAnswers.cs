using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.Testing;

/// <summary>What Gatekeeper's mutators and ExpansionTemplates do to a request, in the words of tests: the policy is the kind, the binding the name.</summary>
static class MutatorAnswers
{
    /// <summary>The answers: one of each mutator that changed the object, or could not.</summary>
    /// <param name="admitted">What became of the request.</param>
    public static IEnumerable<PolicyAnswer> Of(AdmittedRequest admitted)
    {
        if (admitted.Mutation.Mutators is not { } result)
            yield break;
        foreach (var step in result.Steps.DistinctBy(step => (step.Mutator, step.Problem)))
        {
            var document = step.Mutator.Object;
            var verdict = step.Problem.Length > 0 ? ExpectedVerdict.Error : ExpectedVerdict.Allow;
            yield return new PolicyAnswer(verdict, document.Reference.Kind, document.Reference.Name, step.Problem, document.Location);
        }

        if (result.Problem.Length > 0 && result.Steps is not [.., { Problem.Length: > 0 }])
            yield return new PolicyAnswer(ExpectedVerdict.Error, "mutators", "", result.Problem, PlaceOf(admitted));
    }

    /// <summary>The answer where the objects that an object makes cannot be said; none where they can.</summary>
    /// <param name="admission">What became of the request.</param>
    public static IEnumerable<PolicyAnswer> OfExpansion(Admission admission) => admission.ExpansionProblem.Length == 0
        ? []
        : [new PolicyAnswer(ExpectedVerdict.Error, "ExpansionTemplate", "", admission.ExpansionProblem, PlaceOf(admission.Own))];

    static SourceLocation PlaceOf(AdmittedRequest admitted) => admitted.Mutation.Object?.Location ?? new SourceLocation("", 0, 0);
}
