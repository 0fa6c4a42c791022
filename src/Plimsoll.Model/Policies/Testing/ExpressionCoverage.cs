using Plimsoll.Model.Workloads;

namespace Plimsoll.Model.Policies.Testing;

/// <summary>Which outcomes of an expression some test showed.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Field">Which expression of it, e.g. <c>validations[0]</c> or <c>matchConditions[0]</c>.</param>
/// <param name="Location">Where it is written.</param>
/// <param name="Expression">The expression.</param>
/// <param name="Passes">How often it held.</param>
/// <param name="Failures">How often it did not.</param>
/// <param name="Errors">How often it could not be evaluated.</param>
public sealed record ExpressionCoverage(
    string Policy, string Field, SourceLocation Location, string Expression, int Passes, int Failures, int Errors)
{
    /// <summary>How many of its two outcomes, holding and not holding, some test showed.</summary>
    public int SeenOutcomes => (Passes > 0 ? 1 : 0) + (Failures > 0 ? 1 : 0);
}
