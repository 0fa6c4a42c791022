using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Evaluation;

/// <summary>A loop. The variants compute what cel-go's general form computes, and count what that costs.</summary>
abstract class LoopStep(Step range, LoopSlots variables, int offset) : Step
{
    protected LoopSlots Variables { get; } = variables;

    public sealed override CelValue Evaluate(CelEvaluation evaluation)
    {
        var over = range.Evaluate(evaluation);
        if (over.IsError)
            return over;
        if (!LoopItems.TryOf(over, Variables.Second >= 0, out var items))
            return Placed(CelValue.NoSuchOverload($"cannot loop over a {over.Type}: expected a list or map"), offset);
        return Placed(Fold(evaluation, items), offset);
    }

    protected abstract CelValue Fold(CelEvaluation evaluation, LoopItems items);

    /// <summary>Begins an iteration: the error that ends the loop, else <c>null</c> with the variables set.</summary>
    protected CelError? Begin(CelEvaluation evaluation, LoopItems items, int position)
    {
        if (evaluation.Iterate() is { } stop)
            return stop;
        items.Bind(position, evaluation.Slots, Variables);
        return null;
    }
}
