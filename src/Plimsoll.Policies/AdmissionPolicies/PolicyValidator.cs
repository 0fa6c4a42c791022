using System.Collections.Immutable;
using System.Text;
using Plimsoll.Cel;
using Plimsoll.Cel.Values;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>Evaluates one policy for a request and a parameter object.</summary>
/// <remarks>k8s.io/apiserver/pkg/admission/plugin/policy/validating/validator.go, v1.37.</remarks>
static class PolicyValidator
{
    /// <summary>Longest message that a messageExpression may make, in bytes: 5 KiB.</summary>
    public const int MaxMessageBytes = 5 * 1024;

    const string DefaultReason = "Invalid";

    public static PolicyReview Review(ValidatingPolicy policy, ValidatingBinding? binding, ReviewValues values)
    {
        var conditions = MatchConditions.Evaluate(policy, values);
        var empty = new PolicyReview(policy, binding, values.Param?.Reference, [], [], conditions.Cost);
        if ((conditions.Error.Length > 0 ? conditions.Error : conditions.Ignored) is { Length: > 0 } problem)
        {
            var undecided = Whole(policy, problem, conditions.Location ?? policy.Location) with { IsUnexamined = conditions.IsUnexamined };
            return empty with { Decisions = [undecided] };
        }

        if (!conditions.Applies)
            return empty with { SkippedBy = conditions.SkippedBy };

        var group = new ExpressionGroup(values, policy, CelLimits.CostPerBinding);
        var results = new CelValue[policy.Validations.Length];
        for (var i = 0; i < results.Length; i++)
        {
            var expression = policy.Validations[i].Expression;
            results[i] = group.Evaluate(expression.Program);
            if (group.IsOutOfBudget)
                return empty with { Decisions = [Whole(policy, ExpressionErrors.OutOfBudget, expression.Location)], Cost = conditions.Cost + group.Spent };
        }

        var messages = new MessageResults(policy, values, group.Remaining);
        var decisions = ImmutableArray.CreateBuilder<PolicyDecision>(results.Length);
        for (var i = 0; i < results.Length; i++)
            decisions.Add(Decide(policy, i, results[i], messages));
        var cost = conditions.Cost + group.Spent + messages.Spent;
        return policy.AuditAnnotations.IsEmpty
            ? empty with { Decisions = decisions.MoveToImmutable(), Cost = cost }
            : Annotate(empty with { Decisions = decisions.MoveToImmutable(), Cost = cost }, values);
    }

    /// <summary>A decision on the policy as a whole.</summary>
    public static PolicyDecision Whole(AdmissionPolicy policy, string message, SourceLocation place) =>
        new(ValidationOutcome.Error, !policy.IgnoresFailures, -1, message, DefaultReason, place);

    static PolicyDecision Decide(ValidatingPolicy policy, int index, CelValue result, MessageResults messages)
    {
        var validation = policy.Validations[index];
        if (result.AsError is { } error)
        {
            return new PolicyDecision(
                ValidationOutcome.Error,
                !policy.IgnoresFailures,
                index,
                ExpressionErrors.Of(validation.Expression, error),
                DefaultReason,
                ExpressionErrors.PlaceOf(validation.Expression, error))
            {
                IsUnexamined = error.Reason == CelErrorKind.Unavailable,
            };
        }

        var place = validation.Expression.Location;
        if (messages.AreOutOfBudget(anyFails: !result.IsTrue))
        {
            var message = $"failed messageExpression: {ExpressionErrors.OutOfBudget}";
            return new PolicyDecision(ValidationOutcome.Error, !policy.IgnoresFailures, index, message, DefaultReason, place);
        }

        return result.IsTrue
            ? policy.Held(index)
            : new PolicyDecision(
                ValidationOutcome.Fails, true, index, MessageOf(validation, messages[index]), validation.Reason, place);
    }

    static string MessageOf(PolicyValidation validation, CelValue made)
    {
        var message = made.AsString?.Trim() ?? "";
        if (message.Contains('\n', StringComparison.Ordinal) || Encoding.UTF8.GetByteCount(message) > MaxMessageBytes)
            message = "";
        if (message.Length == 0)
            message = validation.Message.Trim();
        return message.Length == 0 ? $"failed expression: {validation.Expression.Text.Trim()}" : message;
    }

    static PolicyReview Annotate(PolicyReview review, ReviewValues values)
    {
        var policy = review.Policy;
        var group = new ExpressionGroup(values, policy, CelLimits.CostPerBinding);
        var annotations = ImmutableArray.CreateBuilder<AuditAnnotation>();
        var decisions = review.Decisions.ToBuilder();
        for (var i = 0; i < policy.AuditAnnotations.Length; i++)
        {
            var annotation = policy.AuditAnnotations[i];
            var expression = annotation.ValueExpression;
            var value = group.Evaluate(expression.Program);
            var cost = review.Cost + group.Spent;
            if (group.IsOutOfBudget)
                return review with { Decisions = [Whole(policy, ExpressionErrors.OutOfBudget, expression.Location)], Cost = cost };
            if (value.AsError is { } error && !policy.IgnoresFailures)
            {
                decisions.Add(Whole(policy, ExpressionErrors.Of(expression, error), ExpressionErrors.PlaceOf(expression, error)) with
                {
                    Index = policy.Validations.Length + i,
                });
            }
            else if (value.AsString?.Trim() is { Length: > 0 } text)
            {
                annotations.Add(new AuditAnnotation($"{policy.Name}/{annotation.Key}", Cut(text)));
            }
        }

        return review with
        {
            Decisions = decisions.ToImmutable(),
            Annotations = annotations.ToImmutable(),
            Cost = review.Cost + group.Spent,
        };
    }

    /// <summary>The first 10 KiB, which is what the API server keeps.</summary>
    static string Cut(string text)
    {
        const int maxBytes = 10 * 1024;
        if (Encoding.UTF8.GetByteCount(text) <= maxBytes)
            return text;
        var bytes = Encoding.UTF8.GetBytes(text).AsSpan(0, maxBytes);
        return Encoding.UTF8.GetString(bytes).TrimEnd('\uFFFD');
    }
}
