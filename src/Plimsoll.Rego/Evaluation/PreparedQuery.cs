using System.Collections.Immutable;

namespace Plimsoll.Rego.Evaluation;

/// <summary>A query that is planned.</summary>
/// <param name="Steps">The steps.</param>
/// <param name="Value">The value of a query that is one term; <c>null</c> for others.</param>
/// <param name="Variables">The variables with their places.</param>
sealed record PreparedQuery(Step[] Steps, Expression? Value, ImmutableArray<(string Name, int Slot)> Variables);
