using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Evaluation;

/// <summary>Steps that are taken while parts of the documents, or functions, are replaced.</summary>
/// <param name="at">Where it is written.</param>
/// <param name="replacements">What is replaced.</param>
/// <param name="body">The steps.</param>
/// <param name="outputs">The places of the variables that the steps give values to.</param>
sealed class WithStep(RegoLocation at, Replacement[] replacements, Plan body, int[] outputs) : Step(at)
{
    public override bool IsChoice => outputs.Length > 0;

    public override bool Holds(Evaluator evaluator)
    {
        if (evaluator.Replace(replacements) is not { } outside)
            return false;
        var holds = body.Run(evaluator, 0);
        evaluator.Return(outside);
        return holds;
    }

    /// <summary>Finds each way while the replacements are in force; the steps behind are taken without them.</summary>
    public override bool Choose(Evaluator evaluator, Plan plan, int next)
    {
        if (evaluator.Replace(replacements) is not { } outside)
            return false;
        var found = new List<RegoValue?[]>();
        var each = new EachPlan(within =>
        {
            found.Add([.. outputs.Select(slot => within.Locals[slot])]);
            within.Call.ChargeKept(outputs.Length);
            return false;
        })
        {
            Steps = body.Steps,
        };
        each.Run(evaluator, 0);
        evaluator.Return(outside);
        foreach (var values in found)
        {
            for (var index = 0; index < outputs.Length; index++)
                evaluator.Locals[outputs[index]] = values[index];
            if (plan.Run(evaluator, next))
                return true;
        }

        return false;
    }
}
