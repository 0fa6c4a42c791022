using Plimsoll.Rego.Builtins;
using Plimsoll.Rego.Evaluation;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego;

/// <summary>A query that is ready to be evaluated. Immutable and safe for concurrent use.</summary>
public sealed class RegoQuery
{
    readonly PreparedQuery _query;
    readonly ProgramSizes _sizes;
    Evaluator? _spare;

    internal RegoQuery(PreparedQuery query, ProgramSizes sizes) => (_query, _sizes) = (query, sizes);

    /// <summary>The value of a query that is one term, e.g. of <c>data.k8srequiredlabels.violation</c>; for any other, whether it can be
    /// satisfied. <c>null</c> where it is undefined. Of several values the first counts.</summary>
    /// <param name="input">The input; <c>null</c> for none.</param>
    /// <param name="data">The documents; an object, or <c>null</c> for none.</param>
    /// <param name="settings">How.</param>
    /// <param name="cancellation">Ends the evaluation.</param>
    /// <exception cref="RegoException">The evaluation failed, e.g. <c>eval_conflict_error</c>.</exception>
    /// <exception cref="RegoLimitException">It took more than the settings allow.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public RegoValue? Evaluate(RegoValue? input, RegoValue? data, RegoSettings settings, CancellationToken cancellation) =>
        Evaluate(input, data, settings, null, cancellation);

    /// <summary>The value of a query that is one term, e.g. of <c>data.k8srequiredlabels.violation</c>; for any other, whether it can be
    /// satisfied. <c>null</c> where it is undefined. Of several values the first counts.</summary>
    /// <param name="input">The input; <c>null</c> for none.</param>
    /// <param name="data">The documents; an object, or <c>null</c> for none.</param>
    /// <param name="settings">How.</param>
    /// <param name="trace">Listens; <c>null</c> for nobody.</param>
    /// <param name="cancellation">Ends the evaluation.</param>
    /// <exception cref="RegoException">The evaluation failed, e.g. <c>eval_conflict_error</c>.</exception>
    /// <exception cref="RegoLimitException">It took more than the settings allow.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public RegoValue? Evaluate(RegoValue? input, RegoValue? data, RegoSettings settings, RegoTrace? trace, CancellationToken cancellation)
    {
        var evaluator = Start(input, data, settings, trace, cancellation);
        RegoValue? found = null;
        if (_query is { Steps: [], Value: { } only })
        {
            found = only.Evaluate(evaluator);
        }
        else
        {
            var plan = new EachPlan(current =>
            {
                found = _query.Value is { } value ? value.Evaluate(current) : RegoBoolean.True;
                return found is not null;
            })
            {
                Steps = _query.Steps,
            };
            plan.Run(evaluator, 0);
        }

        End(evaluator);
        return found;
    }

    /// <summary>Each way to satisfy the query: the values of its variables, by name.</summary>
    /// <param name="input">The input; <c>null</c> for none.</param>
    /// <param name="data">The documents; an object, or <c>null</c> for none.</param>
    /// <param name="settings">How.</param>
    /// <param name="cancellation">Ends the evaluation.</param>
    /// <exception cref="RegoException">The evaluation failed, e.g. <c>eval_conflict_error</c>.</exception>
    /// <exception cref="RegoLimitException">It took more than the settings allow.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IReadOnlyList<RegoObject> Bindings(RegoValue? input, RegoValue? data, RegoSettings settings, CancellationToken cancellation)
    {
        var evaluator = Start(input, data, settings, null, cancellation);
        var found = new List<RegoObject>();
        var plan = new EachPlan(current =>
        {
            if (_query.Value is { } value && !value.Holds(current))
                return false;
            found.Add(RegoObject.Of(_query.Variables
                .Where(variable => current.Locals[variable.Slot] is not null)
                .Select(variable => KeyValuePair.Create<RegoValue, RegoValue>(new RegoString(variable.Name), current.Locals[variable.Slot]!))));
            current.Call.ChargeKept(16L * _query.Variables.Length);
            return false;
        })
        {
            Steps = _query.Steps,
        };
        plan.Run(evaluator, 0);
        End(evaluator);
        return found;
    }

    Evaluator Start(RegoValue? input, RegoValue? data, RegoSettings settings, RegoTrace? trace, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var evaluator = Interlocked.Exchange(ref _spare, null) ?? new Evaluator(_sizes);
        evaluator.Begin(input, data, new BuiltinCall(settings, cancellation), trace);
        return evaluator;
    }

    /// <summary>Keeps an evaluation that ended for the next. One that failed is never seen again.</summary>
    void End(Evaluator evaluator)
    {
        evaluator.End();
        _spare = evaluator;
    }
}
