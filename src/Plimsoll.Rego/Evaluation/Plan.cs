using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Evaluation;

/// <summary>The steps of a body in the order in which they can be taken, and what is done each time that all of them succeed.</summary>
abstract class Plan
{
    /// <summary>The steps.</summary>
    public Step[] Steps { get; set; } = [];

    /// <summary>Takes the steps from one on, in every way in which they can be.</summary>
    /// <returns>Whether enough is known: nothing further needs to be tried.</returns>
    public bool Run(Evaluator evaluator, int index)
    {
        var steps = Steps;
        for (; index < steps.Length; index++)
        {
            evaluator.Call.Charge(1);
            var step = steps[index];
            if (step.IsChoice)
                return Choose(evaluator, step, index);
            var holds = step.Holds(evaluator);
            evaluator.Trace?.Note(step.At, holds);
            if (!holds)
                return false;
        }

        return Accept(evaluator);
    }

    /// <summary>What is done when all steps succeeded.</summary>
    /// <returns>Whether enough is known.</returns>
    protected abstract bool Accept(Evaluator evaluator);

    bool Choose(Evaluator evaluator, Step step, int index)
    {
        NestingGuard.Enter();
        evaluator.Trace?.Note(step.At, true);
        return step.Choose(evaluator, this, index + 1);
    }
}

/// <summary>Asks only whether there is a way.</summary>
sealed class ExistsPlan : Plan
{
    protected override bool Accept(Evaluator evaluator) => true;
}

/// <summary>Does something with each way.</summary>
sealed class EachPlan(Func<Evaluator, bool> accept) : Plan
{
    protected override bool Accept(Evaluator evaluator) => accept(evaluator);
}
