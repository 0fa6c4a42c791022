using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Evaluation;

/// <summary><c>a &amp;&amp; b</c>: false wherever one side is, whatever the other is.</summary>
sealed class AndStep(Step[] terms, int offset) : Step
{
    public override CelValue Evaluate(CelEvaluation evaluation)
    {
        var failed = CelValue.True;
        foreach (var term in terms)
        {
            var value = term.Evaluate(evaluation);
            if (value.IsTrue)
                continue;
            if (value.IsFalse || value.AsError is { IsFatal: true })
                return value;
            if (failed.IsTrue)
                failed = value.IsError ? value : Placed(CelValue.NoSuchOverload("_&&_"), offset);
        }

        return failed;
    }
}
