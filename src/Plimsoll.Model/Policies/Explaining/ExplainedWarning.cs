using Plimsoll.Model.Workloads;

namespace Plimsoll.Model.Policies.Explaining;

/// <summary>An expression that does not fit the types of the objects that its policy is about.</summary>
/// <param name="Field">The expression.</param>
/// <param name="Location">Where.</param>
/// <param name="Problem">What is wrong, and for which kind.</param>
public sealed record ExplainedWarning(string Field, SourceLocation Location, string Problem);
