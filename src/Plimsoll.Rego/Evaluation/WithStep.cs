using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Evaluation;

/// <summary>What one <c>with</c> replaces.</summary>
/// <param name="IsInput">Whether it is a part of the input rather than of the data.</param>
/// <param name="Path">The path in the document.</param>
/// <param name="Node">The rules and places that are replaced too; <c>null</c> where there are none.</param>
/// <param name="Function">The name of the function that is replaced; <c>null</c> where a document is.</param>
/// <param name="Value">The value that stands there; <c>null</c> where a function does.</param>
/// <param name="Mock">The function that stands there.</param>
sealed record Replacement(bool IsInput, RegoValue[] Path, RuleNode? Node, string? Function, Expression? Value, Mock? Mock);

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
