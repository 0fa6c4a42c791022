using System.Collections.Immutable;
using Plimsoll.Cel;
using Plimsoll.Cel.Values;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>What the match conditions of a policy say.</summary>
/// <param name="Applies">Whether the policy applies.</param>
/// <param name="SkippedBy">The condition that is false; empty where none is.</param>
/// <param name="Error">Why it cannot be told; empty where it can, or where errors are ignored.</param>
/// <param name="Location">The condition that cannot be evaluated.</param>
/// <param name="Cost">What the conditions cost.</param>
readonly record struct MatchConditions(bool Applies, string SkippedBy, string Error, SourceLocation? Location, long Cost)
{
    /// <summary>Why it cannot be told, where errors are ignored; empty else.</summary>
    public string Ignored { get; init; } = "";

    /// <summary>Whether it cannot be told because something was not examined.</summary>
    public bool IsUnexamined { get; init; }

    /// <summary>Evaluates them. One that is false decides, whatever errors others have.</summary>
    /// <remarks>k8s.io/apiserver/pkg/admission/plugin/webhook/matchconditions.</remarks>
    public static MatchConditions Evaluate(AdmissionPolicy policy, ReviewValues values)
    {
        if (policy.MatchConditions.IsEmpty)
            return new MatchConditions(true, "", "", null, 0);
        var group = new ExpressionGroup(values, policy, CelLimits.CostOfMatchConditions, hasNamespace: false);
        var errors = ImmutableArray<string>.Empty;
        SourceLocation? place = null;
        var isUnexamined = false;
        string? skippedBy = null;
        foreach (var condition in policy.MatchConditions)
        {
            // Those behind a false one are evaluated too: they may use up the budget, which is an error.
            var value = group.Evaluate(condition.Expression.Program);
            if (group.IsOutOfBudget)
                return Failed(policy, ExpressionErrors.OutOfBudget, condition.Expression.Location, group.Spent);
            if (value.IsFalse)
                skippedBy ??= condition.Name;
            if (value.AsError is { } error)
            {
                var text = ExpressionErrors.Of(condition.Expression, error);
                errors = errors.Contains(text, StringComparer.Ordinal) ? errors : errors.Add(text);
                place ??= ExpressionErrors.PlaceOf(condition.Expression, error);
                isUnexamined |= error.Reason == CelErrorKind.Unavailable;
            }
        }

        if (skippedBy is not null)
            return new MatchConditions(false, skippedBy, "", null, group.Spent);
        return place is null
            ? new MatchConditions(true, "", "", null, group.Spent)
            : Failed(policy, errors is [var only] ? only : $"[{string.Join(", ", errors)}]", place, group.Spent) with { IsUnexamined = isUnexamined };
    }

    static MatchConditions Failed(AdmissionPolicy policy, string error, SourceLocation place, long cost) =>
        new(false, "", policy.IgnoresFailures ? "" : error, place, cost) { Ignored = policy.IgnoresFailures ? error : "" };
}
