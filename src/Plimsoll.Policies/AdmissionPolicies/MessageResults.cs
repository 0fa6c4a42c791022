using Plimsoll.Cel;
using Plimsoll.Cel.Values;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>
/// The messages of a policy. The API server makes all of them for every request; here they are made when one is needed, or
/// when making them could use up the budget, which would be an error even where every validation holds.
/// </summary>
sealed class MessageResults
{
    readonly ValidatingPolicy _policy;
    readonly ReviewValues _values;
    readonly long _budget;
    readonly bool _mayRunOut;
    CelValue[]? _messages;
    bool _isOutOfBudget;

    public MessageResults(ValidatingPolicy policy, ReviewValues values, long budget)
    {
        (_policy, _values, _budget) = (policy, values, budget);
        var expressions = 0;
        foreach (var validation in policy.Validations)
            expressions += validation.MessageExpression is null ? 0 : 1;
        HasAny = expressions > 0;
        _mayRunOut = HasAny && (expressions + policy.Variables.Length) * (CelLimits.CostPerCall + CelLimits.CostPerCall / 2) > budget;
    }

    public bool HasAny { get; }

    public long Spent { get; private set; }

    /// <summary>The message of a validation; null for none, or an error.</summary>
    public CelValue this[int index] => _messages is { } made ? made[index] : default;

    public bool AreOutOfBudget(bool anyFails)
    {
        if (HasAny && (anyFails || _mayRunOut) && _messages is null)
            Make();
        return _isOutOfBudget;
    }

    void Make()
    {
        _messages = new CelValue[_policy.Validations.Length];
        var group = new ExpressionGroup(_values, _policy, _budget, isMessage: true);
        for (var i = 0; i < _messages.Length && !_isOutOfBudget; i++)
        {
            if (_policy.Validations[i].MessageExpression is not { } expression)
                continue;
            _messages[i] = group.Evaluate(expression.Program);
            _isOutOfBudget = group.IsOutOfBudget;
        }

        Spent = group.Spent;
    }
}
