using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Evaluation;

/// <summary>A value that is known.</summary>
sealed class ConstantStep(CelValue value) : Step
{
    public CelValue Value { get; } = value;

    public override CelValue Evaluate(CelEvaluation evaluation) => Value;
}
