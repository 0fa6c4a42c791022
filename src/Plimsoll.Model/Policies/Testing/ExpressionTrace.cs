using System.Collections.Immutable;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Model.Policies.Testing;

/// <summary>An evaluated expression with the values of its parts.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Field">Which expression of it, e.g. <c>validations[0]</c>.</param>
/// <param name="Location">Where the expression is written.</param>
/// <param name="Expression">The expression.</param>
/// <param name="Value">Its value, or the error, as text.</param>
/// <param name="Message">The message that the policy gives; empty where it gives none.</param>
/// <param name="Cost">What the evaluation cost, in units of Kubernetes' cost model.</param>
/// <param name="Parts">The values of its variables and parts, a part after the one that it belongs to.</param>
public sealed record ExpressionTrace(
    string Policy,
    string Field,
    SourceLocation Location,
    string Expression,
    string Value,
    string Message,
    long Cost,
    ImmutableArray<ExpressionPart> Parts);
