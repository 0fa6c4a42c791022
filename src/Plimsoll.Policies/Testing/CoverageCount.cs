using System.Collections.Immutable;
using Plimsoll.Model.Policies.Testing;
using Plimsoll.Model.Workloads;
using Plimsoll.Policies.AdmissionPolicies;
using Plimsoll.Policies.StagedPolicies;

namespace Plimsoll.Policies.Testing;

/// <summary>Counts which outcomes of validations and match conditions the tests of a run show. Not safe for concurrent use.</summary>
sealed class CoverageCount
{
    /// <summary>The field of validations.</summary>
    public const string Validations = "validations";

    /// <summary>The field of match conditions.</summary>
    public const string MatchConditions = "matchConditions";

    readonly Dictionary<SourceLocation, ExpressionCoverage> _byPlace = [];

    /// <summary>Counts the expressions of policies, too, that no test reaches.</summary>
    public void Expect(PolicySet policies)
    {
        foreach (var policy in policies.Validating)
            Expect(policy, policy.Validations);
        foreach (var policy in policies.Mutating)
            Expect(policy, []);
        foreach (var policy in policies.Staged)
        {
            if (policy.At(PolicyStage.Deploy) is { } deploy)
                Expect(deploy.Rules, deploy.Rules.Validations);
        }
    }

    /// <summary>Counts an outcome. An expression that stands in several test files' policies is the same where its place is.</summary>
    public void Add(PolicyExpression expression, ValidationOutcome outcome)
    {
        if (!_byPlace.TryGetValue(expression.Location, out var known))
            return;
        _byPlace[expression.Location] = outcome switch
        {
            ValidationOutcome.Holds => known with { Passes = known.Passes + 1 },
            ValidationOutcome.Fails => known with { Failures = known.Failures + 1 },
            _ => known with { Errors = known.Errors + 1 },
        };
    }

    /// <summary>The expressions by file and line.</summary>
    public ImmutableArray<ExpressionCoverage> ToImmutable() =>
    [
        .. _byPlace.Values
            .OrderBy(expression => expression.Location.File, StringComparer.Ordinal)
            .ThenBy(expression => expression.Location.Line)
            .ThenBy(expression => expression.Location.Column),
    ];

    void Expect(AdmissionPolicy policy, ImmutableArray<PolicyValidation> validations)
    {
        for (var i = 0; i < policy.MatchConditions.Length; i++)
            Expect(policy, $"{MatchConditions}[{i}]", policy.MatchConditions[i].Expression);
        for (var i = 0; i < validations.Length; i++)
            Expect(policy, $"{Validations}[{i}]", validations[i].Expression);
    }

    void Expect(AdmissionPolicy policy, string field, PolicyExpression expression) => _byPlace.TryAdd(
        expression.Location, new ExpressionCoverage(policy.Name, field, expression.Location, expression.Text.Trim(), 0, 0, 0));
}
