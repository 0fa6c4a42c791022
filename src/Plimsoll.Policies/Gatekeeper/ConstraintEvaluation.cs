using System.Collections.Immutable;
using Plimsoll.Policies.AdmissionPolicies;
using Plimsoll.Rego;
using Plimsoll.Rego.Values;

namespace Plimsoll.Policies.Gatekeeper;

/// <summary>Asks one constraint about an object that it matches.</summary>
static class ConstraintEvaluation
{
    /// <summary>Violations kept of one constraint and object; further ones are counted in the last message.</summary>
    const int MaxViolations = 1_000;

    /// <summary>An evaluation ends after as long as the webhook of a cluster would wait.</summary>
    static readonly RegoSettings Settings = RegoSettings.Default with { MaxTime = TimeSpan.FromSeconds(3), MaxSteps = 50_000_000 };

    static readonly RegoString Message = new("msg");
    static readonly RegoString Details = new("details");

    /// <summary>Adds what the constraint says.</summary>
    public static void Evaluate(
        Constraint constraint, ImmutableArray<EnforcementAction> actions, GatekeeperReview review, ImmutableArray<GatekeeperResult>.Builder results)
    {
        if (constraint.Template.Native is { } native)
            EvaluateNative(native, constraint, actions, review, results);
        else if (constraint.Template.Rego is { } rego)
            EvaluateRego(rego, constraint, actions, review, results);
    }

    static void EvaluateNative(
        ValidatingPolicy native,
        Constraint constraint,
        ImmutableArray<EnforcementAction> actions,
        GatekeeperReview review,
        ImmutableArray<GatekeeperResult>.Builder results)
    {
        review.Values.Param = constraint.Effective;
        foreach (var decision in PolicyValidator.Review(native, binding: null, review.Values).Decisions)
        {
            if (!decision.IsDenied)
                continue;
            var outcome = decision.Outcome == ValidationOutcome.Error ? GatekeeperOutcome.Failure : GatekeeperOutcome.Violation;
            results.Add(new GatekeeperResult(constraint, outcome, decision.Message, actions) { Location = decision.Location });
        }
    }

    static void EvaluateRego(
        RegoCode rego,
        Constraint constraint,
        ImmutableArray<EnforcementAction> actions,
        GatekeeperReview review,
        ImmutableArray<GatekeeperResult>.Builder results)
    {
        if (review.Options.Exhausted?.Contains(constraint) == true)
        {
            results.Add(new GatekeeperResult(
                constraint,
                GatekeeperOutcome.Failure,
                $"not evaluated: {ExhaustedConstraints.MaxLimited} evaluations before took as many steps, or as long, as one may",
                actions));
            return;
        }

        try
        {
            var data = rego.ReadsData ? review.Data.Data : RegoObject.Empty;
            var violations = rego.Violations.Evaluate(review.InputFor(constraint), data, Settings, trace: null, review.Cancellation);
            AddViolations(violations, constraint, actions, results);
        }
        catch (RegoException bad)
        {
            results.Add(new GatekeeperResult(constraint, GatekeeperOutcome.Failure, bad.Message, actions)
            {
                Location = bad.Errors is [var first, ..] ? rego.Place(first.Location) : null,
            });
        }
        catch (RegoLimitException bad)
        {
            review.Options.Exhausted?.Note(constraint);
            results.Add(new GatekeeperResult(constraint, GatekeeperOutcome.Failure, bad.Message, actions));
        }
    }

    static void AddViolations(
        RegoValue? violations, Constraint constraint, ImmutableArray<EnforcementAction> actions, ImmutableArray<GatekeeperResult>.Builder results)
    {
        var items = violations switch
        {
            RegoSet set => set.Items,
            RegoArray array => array.Items,
            RegoObject members => members.Values,
            _ => [],
        };
        if (items.IsEmpty)
            return;
        var seen = new HashSet<(RegoValue, RegoValue)>(items.Length);
        foreach (var item in items)
        {
            if (item is not RegoObject violation || violation.Get(Message) is not { } message)
                continue;
            var details = violation.Get(Details) ?? RegoObject.Empty;
            if (!seen.Add((message, details)))
                continue;
            results.Add(message is RegoString { Value: var text }
                ? new GatekeeperResult(constraint, GatekeeperOutcome.Violation, text, actions) { Details = details }
                : new GatekeeperResult(constraint, GatekeeperOutcome.Failure, $"the msg of a violation must be a string, not {message.TypeName}", actions));
            if (seen.Count == MaxViolations && items.Length > MaxViolations)
            {
                results.Add(new GatekeeperResult(constraint, GatekeeperOutcome.Failure, $"more than {MaxViolations} violations: the others are not told", actions));
                return;
            }
        }
    }
}
