using System.Collections.Immutable;
using Plimsoll.Cel.Syntax;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Evaluation;

/// <summary>A step that tells its value to a trace. It costs nothing itself.</summary>
/// <param name="step">Computes the value.</param>
/// <param name="part">The part of the expression.</param>
/// <param name="locals">The loop variables that are new in it, with their slots.</param>
/// <param name="trace">Is told the value.</param>
sealed class TracedStep(Step step, Expr part, ImmutableArray<KeyValuePair<string, int>> locals, CelTrace trace) : Step
{
    public override CelValue Evaluate(CelEvaluation evaluation)
    {
        var number = trace.Begin(part, [.. locals.Select(local => KeyValuePair.Create(local.Key, evaluation.Slots[local.Value]))]);
        var value = step.Evaluate(evaluation);
        trace.End(number, value);
        return value;
    }
}
