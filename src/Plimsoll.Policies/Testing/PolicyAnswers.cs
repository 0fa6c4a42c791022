using Plimsoll.Cel.Values;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Workloads;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Testing;

/// <summary>What the policies say of one request, expression by expression. Not safe for concurrent use.</summary>
/// <param name="scene">The cluster with the policies.</param>
/// <param name="coverage">Is told every outcome.</param>
/// <param name="cancellation">Ends the evaluation.</param>
sealed class PolicyAnswers(TestScene scene, CoverageCount coverage, CancellationToken cancellation)
{
    readonly List<PolicyAnswer> _answers = [];

    /// <summary>The answers on a request and on the Pods that its object would make.</summary>
    /// <param name="request">The request.</param>
    /// <param name="admission">What became of it.</param>
    public IReadOnlyList<PolicyAnswer> Of(AdmissionRequest request, Admission admission)
    {
        Add(request, admission.Own, owner: null);
        _answers.AddRange(MutatorAnswers.OfExpansion(admission));
        var made = admission.Own.Mutation.Request;
        foreach (var (pod, admitted) in WorkloadExpansion.PodsOf(made).Zip(admission.Pods))
            Add(pod, admitted, made);
        return _answers;
    }

    void Add(AdmissionRequest request, AdmittedRequest admitted, AdmissionRequest? owner)
    {
        foreach (var policy in scene.Policies.Mutating)
            AddConditions(policy, request, admitted.Mutation);
        var isChanged = false;
        foreach (var step in admitted.Mutation.Steps)
        {
            Add(step, isChanged ? null : request);
            isChanged |= step.IsChanged;
        }

        _answers.AddRange(MutatorAnswers.Of(admitted));
        var seen = admitted.Mutation.Request;
        foreach (var review in admitted.Validation.Reviews)
        {
            Add(review, new ReviewFrame(review.Policy, seen, Find(review.Param)), review.Binding?.Actions ?? []);
        }

        foreach (var (_, rules, review) in admitted.Staged)
        {
            Add(review, new ReviewFrame(review.Policy, seen, null) { Owner = owner, IsStaged = true }, rules.Actions);
        }

        _answers.AddRange(ConstraintAnswers.Of(admitted));
    }

    KubernetesObject? Find(ObjectReference? reference) => reference is { } param
        ? scene.Cluster.OfKind(param.ApiVersion, param.Kind).FirstOrDefault(found => found.Reference == param)
        : null;

    void Add(PolicyReview review, ReviewFrame frame, IReadOnlyList<Enforcement> actions)
    {
        var (policy, binding) = (review.Policy, review.Binding?.Name ?? "");
        var skipping = review.IsMisconfigured ? null : Conditions(policy, frame);
        if (review.SkippedBy.Length > 0)
        {
            _answers.Add(Skipped(policy, binding, review.SkippedBy, skipping));
            return;
        }

        var before = _answers.Count;
        foreach (var decision in review.Decisions)
        {
            var site = SiteOf(policy, decision.Index, frame);
            if (site is not null && decision.Index < policy.Validations.Length)
                coverage.Add(site.Expression, decision.Outcome);
            foreach (var verdict in VerdictsOf(decision, actions))
            {
                _answers.Add(new PolicyAnswer(verdict, policy.Name, binding, decision.Message, decision.Location)
                {
                    Reason = decision.Reason,
                    Site = site,
                    MessageSite = verdict == ExpectedVerdict.Error ? null : MessageSiteOf(policy, decision.Index, frame),
                });
            }
        }

        if (_answers.Count == before)
            _answers.Add(new PolicyAnswer(ExpectedVerdict.Allow, policy.Name, binding, "", policy.Location));
    }

    static IEnumerable<ExpectedVerdict> VerdictsOf(PolicyDecision decision, IReadOnlyList<Enforcement> actions) => decision.Outcome switch
    {
        ValidationOutcome.Holds => [ExpectedVerdict.Allow],
        ValidationOutcome.Error => [ExpectedVerdict.Error],
        _ => actions.Select(action => action switch
        {
            Enforcement.Deny => ExpectedVerdict.Deny,
            Enforcement.Warn => ExpectedVerdict.Warn,
            _ => ExpectedVerdict.Audit,
        }),
    };

    static ExpressionSite? SiteOf(ValidatingPolicy policy, int index, ReviewFrame frame)
    {
        if (index < 0)
            return null;
        if (index < policy.Validations.Length)
            return frame.At($"{CoverageCount.Validations}[{index}]", policy.Validations[index].Expression);
        index -= policy.Validations.Length;
        return frame.At($"auditAnnotations[{index}]", policy.AuditAnnotations[index].ValueExpression);
    }

    static ExpressionSite? MessageSiteOf(ValidatingPolicy policy, int index, ReviewFrame frame) =>
        index >= 0 && index < policy.Validations.Length && policy.Validations[index].MessageExpression is { } message
            ? frame.At($"{CoverageCount.Validations}[{index}].messageExpression", message) with { IsMessage = true }
            : null;

    void Add(MutationStep step, AdmissionRequest? request)
    {
        var verdict = step.Problem.Length > 0 ? ExpectedVerdict.Error : ExpectedVerdict.Allow;
        _answers.Add(new PolicyAnswer(verdict, step.Policy.Name, step.Binding.Name, step.Problem, step.Location)
        {
            // Later steps see an object that earlier ones have changed, which is not kept.
            Site = step.Index < 0 || request is null
                ? null
                : new ReviewFrame(step.Policy, request, Find(step.Param)).At($"mutations[{step.Index}]", step.Policy.Mutations[step.Index].Expression),
        });
    }

    /// <summary>The conditions of a mutating policy, of which the mutation itself keeps nothing: seen on the request as it came.</summary>
    void AddConditions(MutatingPolicy policy, AdmissionRequest request, MutationResult result)
    {
        if (policy.MatchConditions.IsEmpty || ExcludedResources.Contains(request.Resource)
            || !policy.MatchConstraints.Match(request, scene.Cluster).IsMatch)
        {
            return;
        }

        foreach (var binding in scene.Policies.MutatingBindings.Where(binding => binding.PolicyName == policy.Name))
        {
            if (!binding.MatchResources.Match(request, scene.Cluster).IsMatch)
                continue;
            foreach (var param in ParamLookup.Find(policy.ParamKind, binding.ParamRef, request, scene.Cluster).Params)
            {
                var skipping = Conditions(policy, new ReviewFrame(policy, request, param));
                if (skipping is not null && !result.Steps.Any(step => step.Policy == policy && step.Binding == binding))
                    _answers.Add(Skipped(policy, binding.Name, policy.MatchConditions.First(condition => condition.Expression == skipping.Expression).Name, skipping));
            }
        }
    }

    static PolicyAnswer Skipped(AdmissionPolicy policy, string binding, string condition, ExpressionSite? site) => new(
        ExpectedVerdict.NotMatched, policy.Name, binding, $"its match condition {condition} is false", site?.Expression.Location ?? policy.Location)
    {
        Site = site,
    };

    /// <summary>Evaluates match conditions up to one that is false, as the API server does.</summary>
    /// <returns>The one that is false; <c>null</c> where none is.</returns>
    ExpressionSite? Conditions(AdmissionPolicy policy, ReviewFrame frame)
    {
        if (policy.MatchConditions.IsEmpty)
            return null;
        var first = frame.At("", policy.MatchConditions[0].Expression) with { IsMatchCondition = true };
        var group = first.Group(scene.ValuesOf(frame, cancellation));
        for (var i = 0; i < policy.MatchConditions.Length; i++)
        {
            var expression = policy.MatchConditions[i].Expression;
            var value = group.Evaluate(expression.Program);
            coverage.Add(expression, OutcomeOf(value));
            if (value.IsFalse)
                return first with { Field = $"{CoverageCount.MatchConditions}[{i}]", Expression = expression };
        }

        return null;
    }

    static ValidationOutcome OutcomeOf(CelValue value) =>
        value.IsTrue ? ValidationOutcome.Holds
        : value.IsFalse ? ValidationOutcome.Fails
        : ValidationOutcome.Error;
}
