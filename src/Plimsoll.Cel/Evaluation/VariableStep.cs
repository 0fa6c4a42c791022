using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Evaluation;

/// <summary>A variable of the environment or of a loop.</summary>
sealed class VariableStep(int slot, int cost, int offset) : Step
{
    public override CelValue Evaluate(CelEvaluation evaluation)
    {
        evaluation.Cost += cost;
        return Placed(evaluation.Slots[slot], offset);
    }
}
