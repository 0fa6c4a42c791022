using Plimsoll.Cel;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>What all policies together have spent on one request. Not safe for concurrent use.</summary>
/// <remarks>
/// A binding can select any number of parameter objects, each with a full budget. The API server ends such a request by its
/// timeout; counted work ends it here, at the same place on every machine.
/// </remarks>
sealed class RequestEffort
{
    /// <summary>Most work on one request, in units of cost and comparisons: as much as 10 whole budgets, some seconds.</summary>
    public const long Max = 10 * CelLimits.CostPerBinding;

    long _spent;

    /// <summary>Whether no expression is evaluated any more for the request.</summary>
    public bool IsSpent => _spent > Max;

    public void Spend(long work) => _spent += work;
}
