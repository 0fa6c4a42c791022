using Plimsoll.Cel.Values;

namespace Plimsoll.Cel;

/// <summary>
/// The variables of an evaluation, and what it has cost. One may serve any number of programs of its environment, one after the
/// other; it is not safe for concurrent use.
/// </summary>
public sealed class CelEvaluation
{
    readonly CelEnvironment _environment;
    readonly CancellationToken _cancellation;
    CelValue[] _slots;
    int _iterations;

    /// <summary>An evaluation with no variable set: each answers an error.</summary>
    /// <param name="environment">What its programs were compiled with.</param>
    /// <param name="cancellation">Looked at every <see cref="CelLimits.IterationsPerCancellationCheck"/> iterations.</param>
    public CelEvaluation(CelEnvironment environment, CancellationToken cancellation = default)
    {
        _environment = environment;
        _cancellation = cancellation;
        _slots = new CelValue[environment.Variables.Length + 8];
        for (var i = 0; i < environment.Variables.Length; i++)
            _slots[i] = environment.Unset(i);
    }

    /// <summary>What the evaluations since <see cref="ResetCost"/> have cost, in units of Kubernetes' cost model.</summary>
    public long Cost { get; internal set; }

    /// <summary>The steps of the last evaluation that its cost does not count, such as comparisons within lists and maps; regular expressions by their time.</summary>
    public long Effort { get; internal set; }

    /// <summary>The cost at which an evaluation ends with an error.</summary>
    public long CostLimit { get; set; } = CelLimits.CostPerCall;

    /// <summary>The value of a variable, by its place in <see cref="CelEnvironment.Variables"/>.</summary>
    public CelValue this[int variable]
    {
        get => _slots[variable];
        set => _slots[variable] = value;
    }

    /// <summary>Sets a variable by its name.</summary>
    /// <exception cref="ArgumentException">The environment has no such variable.</exception>
    public void Set(string name, CelValue value) => _slots[_environment.IndexOf(name)] = value;

    /// <summary>Counts from zero again.</summary>
    public void ResetCost() => Cost = 0;

    internal CelValue[] Slots => _slots;

    /// <summary>Whether the cost has passed its limit: no function is called then any more.</summary>
    internal bool IsOverLimit => Cost > CostLimit;

    internal void EnsureSlots(int count)
    {
        if (_slots.Length < count)
            Array.Resize(ref _slots, count);
    }

    /// <summary>Counts an iteration of a loop; the error that ends it where cost or cancellation demand.</summary>
    internal CelError? Iterate()
    {
        if (Excess() is { } excess)
            return excess;
        if (++_iterations % CelLimits.IterationsPerCancellationCheck == 0 && _cancellation.IsCancellationRequested)
            return new CelError(CelErrorKind.Cancelled, "operation cancelled");
        return null;
    }

    /// <summary>The error of the cost, or of what it does not count, where one has passed its limit.</summary>
    internal CelError? Excess() => IsOverLimit ? OverLimit() : EffortBudget.IsSpent ? TooMuchEffort() : null;

    static CelError TooMuchEffort() =>
        new(CelErrorKind.SizeLimit, $"operation cancelled: more than {CelLimits.MaxEffort} steps that cost does not count, such as comparisons within lists and maps");

    CelError OverLimit() =>
        new(CelErrorKind.CostLimit, $"operation cancelled: actual cost limit exceeded: {Cost} is more than {CostLimit}");
}
