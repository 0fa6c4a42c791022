using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>An expression that does not fit the types of the objects that its policy matches. The policy works nonetheless.</summary>
/// <param name="Field">The expression, as in the policy's status: <c>spec.validations[0].expression</c>.</param>
/// <param name="Location">The place of the first mistake.</param>
/// <param name="Problem">The first mistake in one line, with the kind for which it is one.</param>
/// <param name="Text">All of them, as the API server words them in <c>status.typeChecking.expressionWarnings</c>.</param>
public sealed record TypeWarning(string Field, SourceLocation Location, string Problem, string Text)
{
    /// <summary><c>FILE:LINE:COLUMN: FIELD: PROBLEM</c>.</summary>
    public override string ToString() => $"{Location}: {Field}: {Problem}";
}
