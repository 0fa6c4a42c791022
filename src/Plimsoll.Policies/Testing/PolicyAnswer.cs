using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.Testing;

/// <summary>What one expression of a policy, or a policy as a whole, says of a test's request.</summary>
/// <param name="Verdict">What it comes to.</param>
/// <param name="Policy">The policy; of a constraint its kind.</param>
/// <param name="Binding">The binding; of a constraint its name; empty for a policy of our own kind.</param>
/// <param name="Message">Why; empty where it holds.</param>
/// <param name="Location">The line of the policy that decided.</param>
sealed record PolicyAnswer(ExpectedVerdict Verdict, string Policy, string Binding, string Message, SourceLocation Location)
{
    /// <summary>Kubernetes' reason; empty where it holds.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The expression; <c>null</c> where none decided.</summary>
    public ExpressionSite? Site { get; init; }

    /// <summary>The expression that makes the message; <c>null</c> where none does.</summary>
    public ExpressionSite? MessageSite { get; init; }
}
