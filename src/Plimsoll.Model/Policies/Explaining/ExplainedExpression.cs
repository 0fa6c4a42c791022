using Plimsoll.Model.Workloads;

namespace Plimsoll.Model.Policies.Explaining;

/// <summary>An expression of a policy.</summary>
/// <param name="Field">Which list of the policy it stands in, e.g. <c>validations</c>.</param>
/// <param name="Index">Its position there, from 0.</param>
/// <param name="Name">The name of a variable or condition, the key of an annotation; empty where it has none.</param>
/// <param name="Location">Where it is written.</param>
/// <param name="Text">The expression.</param>
/// <param name="Type">The type of its value.</param>
/// <param name="Cost">What one evaluation costs, without that of the variables that it uses.</param>
public sealed record ExplainedExpression(
    string Field, int Index, string Name, SourceLocation Location, string Text, string Type, CostEstimate Cost)
{
    /// <summary>What is said where it does not hold: text, or an expression; empty where nothing is.</summary>
    public string Message { get; init; } = "";

    /// <summary>Kubernetes' reason of the denial; empty where it is no validation.</summary>
    public string Reason { get; init; } = "";
}
