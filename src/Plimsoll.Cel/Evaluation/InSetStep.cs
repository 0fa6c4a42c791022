using System.Collections.Frozen;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Evaluation;

/// <summary><c>a in [literals]</c>, as a look-up. Costs what <c>a</c> costs, as in cel-go where constants are folded.</summary>
sealed class InSetStep(Step operand, FrozenSet<CelValue> items) : Step
{
    public override CelValue Evaluate(CelEvaluation evaluation)
    {
        var value = operand.Evaluate(evaluation);
        return value.IsError ? value : CelValue.Bool(items.Contains(value));
    }
}
