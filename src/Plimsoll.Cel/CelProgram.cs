using Plimsoll.Cel.Compilation;
using Plimsoll.Cel.Evaluation;
using Plimsoll.Cel.Syntax;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel;

/// <summary>A compiled expression. Immutable; safe for concurrent use, with an evaluation each.</summary>
public sealed class CelProgram
{
    readonly CheckedExpression _checked;
    readonly Step _step;
    readonly int _slots;

    internal CelProgram(CelEnvironment environment, CheckedExpression @checked, Step step, int slots) =>
        (Environment, _checked, _step, _slots) = (environment, @checked, step, slots);

    /// <summary>What it was compiled with.</summary>
    public CelEnvironment Environment { get; }

    /// <summary>The expression as written.</summary>
    public string Text => _checked.Source.Text;

    /// <summary>The expression as read, macros expanded.</summary>
    public Expr Root => _checked.Root;

    /// <summary>The type of the result; dyn where it is not known, or types were not checked.</summary>
    public CelType ResultType => _checked.TypeOf(_checked.Root);

    /// <summary>The names of the environment's variables that the expression uses, sorted.</summary>
    public IReadOnlyList<string> UsedVariables => field ??=
        [.. _checked.References.OfType<Reference.Variable>().Select(variable => variable.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Line and column, both from 1, of an offset in <see cref="Text"/>.</summary>
    public (int Line, int Column) Place(int offset) => _checked.Source.Place(Math.Max(offset, 0));

    /// <summary>What an evaluation costs at least and at most, in units of Kubernetes' cost model.</summary>
    /// <param name="sizes">What is known of the sizes of variables; <c>null</c> for nothing.</param>
    public CostRange EstimateCost(ISizeHints? sizes = null) => new CostEstimation(Environment, _checked, sizes).Run();

    /// <summary>The same program, slower: its evaluations tell <paramref name="trace"/> the value of each part. For explanations.</summary>
    /// <param name="trace">Is told; no two evaluations may tell it at once.</param>
    public CelProgram WithTrace(CelTrace trace) => Planner.Plan(Environment, _checked, trace).Program ?? this;

    /// <summary>Computes the expression.</summary>
    /// <param name="evaluation">The variables. Its cost goes on counting; where it passes the limit the result is an error.</param>
    /// <returns>The value, or the error that stands for it.</returns>
    public CelValue Evaluate(CelEvaluation evaluation)
    {
        evaluation.EnsureSlots(_slots);
        var isOutermost = EffortBudget.Begin();
        try
        {
            var result = _step.Evaluate(evaluation);
            return evaluation.Excess() is { } excess ? CelValue.Of(excess) : result;
        }
        finally
        {
            evaluation.Effort = isOutermost ? EffortBudget.Spent : 0;
            if (isOutermost)
                EffortBudget.End();
        }
    }
}
