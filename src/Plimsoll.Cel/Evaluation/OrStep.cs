using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Evaluation;

/// <summary><c>a || b</c>: true wherever one side is, whatever the other is.</summary>
sealed class OrStep(Step[] terms, int offset) : Step
{
    public override CelValue Evaluate(CelEvaluation evaluation)
    {
        var failed = CelValue.False;
        foreach (var term in terms)
        {
            var value = term.Evaluate(evaluation);
            if (value.IsFalse)
                continue;
            if (value.IsTrue || value.AsError is { IsFatal: true })
                return value;
            if (failed.IsFalse)
                failed = value.IsError ? value : Placed(CelValue.NoSuchOverload("_||_"), offset);
        }

        return failed;
    }
}
