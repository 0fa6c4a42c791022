using Plimsoll.Cel.Values;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>How errors of expressions are told, as the API server words them.</summary>
static class ExpressionErrors
{
    public const string OutOfBudget = "validation failed due to running out of cost budget, no further validation rules will be run";

    public static string Of(PolicyExpression expression, CelError error) =>
        $"expression '{expression.Text}' resulted in error: {error.Message}";

    public static SourceLocation PlaceOf(PolicyExpression expression, CelError error) =>
        error.Offset >= 0 ? expression.Place(error.Offset) : expression.Location;
}
