using Plimsoll.Cel.Values;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>How errors of expressions are told, as the API server words them.</summary>
static class ExpressionErrors
{
    public const string OutOfBudget = "validation failed due to running out of cost budget, no further validation rules will be run";

    const string BeforeCause = " resulted in error: ";

    public static string Of(PolicyExpression expression, CelError error) => $"expression '{expression.Text}'{BeforeCause}{error.Message}";

    /// <summary>Such a message without the expression.</summary>
    public static string CauseOf(string message)
    {
        var position = message.LastIndexOf(BeforeCause, StringComparison.Ordinal);
        return position < 0 ? message : message[(position + BeforeCause.Length)..];
    }

    public static SourceLocation PlaceOf(PolicyExpression expression, CelError error) =>
        error.Offset >= 0 ? expression.Place(error.Offset) : expression.Location;
}
