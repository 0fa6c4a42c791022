using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Evaluation;

/// <summary><c>cel.bind</c>.</summary>
/// <param name="slot">Where the variable is kept.</param>
/// <param name="cost">What the empty range of its general form costs.</param>
/// <param name="body">What the variable is used in.</param>
sealed class BindStep(int slot, int cost, Step body) : Step
{
    static readonly CelValue Pending = CelValue.Of(PendingValue.Instance);

    public override CelValue Evaluate(CelEvaluation evaluation)
    {
        evaluation.Cost += cost;
        evaluation.Slots[slot] = Pending;
        return body.Evaluate(evaluation);
    }
}
