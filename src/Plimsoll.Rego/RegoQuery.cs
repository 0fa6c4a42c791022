using Plimsoll.Rego.Values;

namespace Plimsoll.Rego;

/// <summary>A query that is ready to be evaluated. Immutable and safe for concurrent use.</summary>
public sealed class RegoQuery
{
    RegoQuery()
    {
    }

    /// <summary>The value of a query that is one term, e.g. of <c>data.k8srequiredlabels.violation</c>; <c>null</c> where it is undefined.</summary>
    /// <param name="input">The input; <c>null</c> for none.</param>
    /// <param name="data">The documents; an object, or <c>null</c> for none.</param>
    /// <param name="settings">How.</param>
    /// <param name="cancellation">Ends the evaluation.</param>
    /// <exception cref="RegoException">The evaluation failed, e.g. <c>eval_conflict_error</c>.</exception>
    /// <exception cref="RegoLimitException">It took more than the settings allow.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public RegoValue? Evaluate(RegoValue? input, RegoValue? data, RegoSettings settings, CancellationToken cancellation) =>
        throw new NotSupportedException($"{input} {data} {settings} {cancellation} {this}");
}
