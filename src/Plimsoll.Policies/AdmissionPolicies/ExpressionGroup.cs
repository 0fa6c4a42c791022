using Plimsoll.Cel;
using Plimsoll.Cel.Values;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>Expressions of a policy that are evaluated together: they share variables and a budget.</summary>
/// <remarks>
/// k8s.io/apiserver/pkg/admission/plugin/cel: match conditions, validations, message expressions and audit annotations are a
/// group each, so a variable used by two groups is computed, and paid for, twice.
/// </remarks>
sealed class ExpressionGroup
{
    readonly ReviewValues _values;
    readonly AdmissionPolicy _policy;
    readonly bool _isMessage;
    readonly bool _hasNamespace;
    readonly CelEvaluation _evaluation;
    readonly CelValue _variables;
    int _depth;
    long _spentOnVariables;

    /// <summary>A group with fresh variables.</summary>
    /// <param name="values">The variables of the review.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="budget">What all its expressions may cost.</param>
    /// <param name="isMessage">Whether there is no authorizer.</param>
    /// <param name="hasNamespace">Whether <c>namespaceObject</c> is given.</param>
    public ExpressionGroup(ReviewValues values, AdmissionPolicy policy, long budget, bool isMessage = false, bool hasNamespace = true)
    {
        (_values, _policy, Remaining, _isMessage, _hasNamespace) = (values, policy, budget, isMessage, hasNamespace);
        _evaluation = Prepare(isMessage);
        _variables = policy.Variables.IsEmpty ? default : CelValue.Of(new LazyVariables(policy.Variables, this));
        _evaluation[PolicyEnvironment.Variables] = _variables;
    }

    /// <summary>What is left of the budget; -1 once it is overdrawn.</summary>
    public long Remaining { get; private set; }

    /// <summary>What was spent.</summary>
    public long Spent { get; private set; }

    /// <summary>Whether the budget is overdrawn, which ends the group.</summary>
    public bool IsOutOfBudget => Remaining < 0;

    /// <summary>Evaluates an expression of the group.</summary>
    public CelValue Evaluate(CelProgram program)
    {
        if (_values.Effort.IsSpent)
        {
            Remaining = -1;
            return CelValue.Error(CelErrorKind.CostLimit, ExpressionErrors.OutOfBudget);
        }

        _evaluation.ResetCost();
        _evaluation.CostLimit = CelLimits.CostPerCall;
        _spentOnVariables = 0;
        var value = program.Evaluate(_evaluation);
        var cost = _spentOnVariables + _evaluation.Cost;
        Spent += cost;
        _values.Effort.Spend(_evaluation.Cost + _evaluation.Effort);
        Remaining = cost > Remaining ? -1 : Remaining - cost;
        return value;
    }

    /// <summary>Evaluates a variable that an expression of the group, or a variable, asks for.</summary>
    public CelValue EvaluateVariable(PolicyVariable variable)
    {
        if (_values.Effort.IsSpent)
            return CelValue.Error(CelErrorKind.CostLimit, ExpressionErrors.OutOfBudget);
        _depth++;
        var evaluation = Prepare(isMessage: false);
        evaluation[PolicyEnvironment.Variables] = _variables;
        evaluation.ResetCost();
        evaluation.CostLimit = CelLimits.CostPerCall;
        var value = variable.Expression.Program.Evaluate(evaluation);
        _spentOnVariables += evaluation.Cost;
        _values.Effort.Spend(evaluation.Cost);
        _depth--;
        return value;
    }

    CelEvaluation Prepare(bool isMessage) =>
        _values.Prepare(_policy.Environment, isMessage, hasAuthorizer: !_isMessage, _hasNamespace, _depth);
}
