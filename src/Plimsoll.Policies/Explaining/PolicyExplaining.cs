using System.Collections.Immutable;
using Plimsoll.Cel;
using Plimsoll.Cel.Compilation;
using Plimsoll.Cel.Kubernetes;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies.Explaining;
using Plimsoll.Policies.AdmissionPolicies;
using Plimsoll.Policies.Gatekeeper;
using Plimsoll.Policies.StagedPolicies;
using Plimsoll.Policies.Testing;

namespace Plimsoll.Policies.Explaining;

/// <summary>Says in words what policies do.</summary>
public sealed class PolicyExplaining
{
    readonly PolicySet _policies;
    readonly ClusterObjects _cluster;

    PolicyExplaining(PolicySet policies)
    {
        _policies = policies;
        _cluster = ClusterObjects.From(policies.Facts);
    }

    /// <summary>Explains policies.</summary>
    /// <param name="documents">Policies, bindings and the facts beside them.</param>
    /// <param name="version">The Kubernetes version that is meant.</param>
    /// <returns>The explanations by file and line, and what could not be read. A policy without a binding is none of these: that is explained.</returns>
    public static (ImmutableArray<PolicyExplanation> Policies, ImmutableArray<Unread> Unread) Of(
        ImmutableArray<KubernetesObject> documents, KubernetesVersion version)
    {
        var policies = PolicySet.Read(documents, version);
        return (new PolicyExplaining(policies).All(), policies.UnreadIfBound);
    }

    ImmutableArray<PolicyExplanation> All() =>
    [
        .. _policies.Validating.Select(Validating)
            .Concat(_policies.Mutating.Select(Mutating))
            .Concat(_policies.Staged.Select(Staged))
            .Concat(_policies.Gatekeeper.Templates.Select(Template))
            .Concat(_policies.Mutators.Select(MutatorWords.Of))
            .Concat(_policies.Expansions.Select(MutatorWords.Of))
            .OrderBy(policy => policy.Location.File, StringComparer.Ordinal)
            .ThenBy(policy => policy.Location.Line),
    ];

    PolicyExplanation Validating(ValidatingPolicy policy)
    {
        var bindings = _policies.ValidatingBindings.Where(binding => binding.PolicyName == policy.Name);
        return Explain(policy, policy.Validations) with
        {
            Uses = [.. bindings.Select(binding => Use(binding, policy) with { Actions = binding.Actions })],
            Warnings = WarningsOf(policy),
        };
    }

    ImmutableArray<ExplainedWarning> WarningsOf(ValidatingPolicy policy) =>
        [.. PolicyTypeCheck.Check(policy, _cluster).Select(warning => new ExplainedWarning(warning.Field, warning.Location, warning.Problem))];

    PolicyExplanation Mutating(MutatingPolicy policy) => Explain(policy, []) with
    {
        Uses = [.. _policies.MutatingBindings.Where(binding => binding.PolicyName == policy.Name).Select(binding => Use(binding, policy))],
    };

    /// <summary>The expressions of every stage are the same text: those of the stage deploy know most of the objects.</summary>
    PolicyExplanation Staged(StagedPolicy policy)
    {
        var deploy = policy.At(PolicyStage.Deploy)?.Rules;
        var rules = deploy ?? policy.Stages[0].Rules;
        var explained = Explain(rules, rules.Validations);
        return explained with
        {
            Severity = policy.Severity,
            Matches = deploy is null ? ["every image that is built"] : explained.Matches,
            CheckedKinds = deploy is null ? [] : explained.CheckedKinds,
            Warnings = deploy is null ? [] : WarningsOf(deploy),
            Uses = [.. policy.Stages.Select(stage => new PolicyUse("stage", StagedPolicyReading.WordOf(stage.Stage), policy.Location, stage.Actions))],
        };
    }

    PolicyExplanation Template(ConstraintTemplate template)
    {
        var explained = template.Native is { } native
            ? Explain(native, native.Validations)
            : new PolicyExplanation(template.Object.Reference.Kind, template.Name, template.Location);
        return TemplateWords.Describe(explained, template, _policies.Gatekeeper);
    }

    static PolicyUse Use(AdmissionBinding binding, AdmissionPolicy policy) => new("binding", binding.Name, binding.Location ?? policy.Location, [])
    {
        Parameters = binding.ParamRef is { } reference ? MatchWords.Of(reference) : "",
        Matches = MatchWords.Of(binding.MatchResources).AddRange(MatchWords.Excluded(binding.MatchResources).Select(phrase => "not " + phrase)),
    };

    PolicyExplanation Explain(AdmissionPolicy policy, ImmutableArray<PolicyValidation> validations)
    {
        var costs = new CostTable(policy, _cluster);
        var text = PolicyText.Of(policy.Object);
        var expressions = Expressions(policy, validations, costs);
        return new PolicyExplanation(policy.Object.Reference.Kind, policy.Name, policy.Location)
        {
            Title = text.Title,
            Description = text.Description,
            Remediation = text.Remediation,
            Controls = text.Controls,
            Severity = text.Severity,
            Matches = MatchWords.Of(policy.MatchConstraints),
            Excludes = MatchWords.Excluded(policy.MatchConstraints),
            Parameters = policy.ParamKind is { } kind ? $"{kind.Kind} ({kind.ApiVersion})" : "",
            IgnoresErrors = policy.IgnoresFailures,
            Expressions = expressions,
            ConditionCost = Sum(expressions.Where(IsCondition), CelLimits.CostOfMatchConditions),
            Cost = Sum(expressions.Where(expression => !IsCondition(expression)), CelLimits.CostPerBinding),
            Needs = VersionNeeds.Of(policy.Object, _policies.Version),
            CheckedKinds = policy is ValidatingPolicy ? costs.Kinds : [],
        };
    }

    static ImmutableArray<ExplainedExpression> Expressions(AdmissionPolicy policy, ImmutableArray<PolicyValidation> validations, CostTable costs)
    {
        var all = ImmutableArray.CreateBuilder<ExplainedExpression>();
        for (var i = 0; i < policy.MatchConditions.Length; i++)
            Add(CoverageCount.MatchConditions, i, policy.MatchConditions[i].Name, policy.MatchConditions[i].Expression);
        for (var i = 0; i < policy.Variables.Length; i++)
            Add("variables", i, policy.Variables[i].Name, policy.Variables[i].Expression);
        if (policy is MutatingPolicy mutating)
        {
            for (var i = 0; i < mutating.Mutations.Length; i++)
                Add("mutations", i, mutating.Mutations[i].Kind.ToString(), mutating.Mutations[i].Expression);
        }

        for (var i = 0; i < validations.Length; i++)
        {
            Add(CoverageCount.Validations, i, "", validations[i].Expression);
            all[^1] = all[^1] with { Message = validations[i].Message.Trim(), Reason = validations[i].Reason };
        }

        for (var i = 0; i < validations.Length; i++)
        {
            if (validations[i].MessageExpression is { } message)
                Add("messageExpressions", i, "", message);
        }

        if (policy is ValidatingPolicy annotated)
        {
            for (var i = 0; i < annotated.AuditAnnotations.Length; i++)
                Add("auditAnnotations", i, annotated.AuditAnnotations[i].Key, annotated.AuditAnnotations[i].ValueExpression);
        }

        return all.ToImmutable();

        void Add(string field, int index, string name, PolicyExpression expression) => all.Add(new ExplainedExpression(
            field, index, name, expression.Location, expression.Text.Trim(), costs.TypeOf(expression).ToString(),
            CostTable.Estimate(costs.Of(expression), CelLimits.CostPerCall)));
    }

    static bool IsCondition(ExplainedExpression expression) => expression.Field == CoverageCount.MatchConditions;

    static CostEstimate Sum(IEnumerable<ExplainedExpression> expressions, long limit)
    {
        var sum = expressions.Aggregate(CostRange.Exactly(0), (sum, expression) => sum.Plus(new CostRange(expression.Cost.Min, expression.Cost.Max)));
        return CostTable.Estimate(sum, limit);
    }
}
