namespace Plimsoll.Cel.Values;

/// <summary>
/// Bounds what the cost of an evaluation does not count: lists that share lists, for example, can take time beyond all measure to
/// compare. Where the budget is spent all comparisons answer false at once, and the evaluation an error.
/// </summary>
/// <remarks>An evaluation stays on its thread, so the thread keeps the count: values and functions know of no evaluation.</remarks>
static class EffortBudget
{
    [ThreadStatic]
    static long _spent;

    [ThreadStatic]
    static bool _isLimited;

    /// <summary>Whether the budget of the evaluation that runs on this thread is spent.</summary>
    public static bool IsSpent => _isLimited && _spent > CelLimits.MaxEffort;

    /// <summary>Begins an evaluation; one within another shares its budget.</summary>
    /// <returns>Whether it is the outermost, which calls <see cref="End"/>.</returns>
    public static bool Begin()
    {
        if (_isLimited)
            return false;
        (_isLimited, _spent) = (true, 0);
        return true;
    }

    /// <summary>Ends the outermost evaluation.</summary>
    public static void End() => _isLimited = false;

    /// <summary>Counts steps.</summary>
    /// <returns>Whether they may be made.</returns>
    public static bool TrySpend(long steps = 1) => !_isLimited || (_spent += steps) <= CelLimits.MaxEffort;

    /// <summary>Steps of the evaluation that runs, or ran last, on this thread.</summary>
    public static long Spent => _spent;

    /// <summary>Counts time as the steps that can be made in it: the size of a regular expression does not tell how long it matches.</summary>
    public static void Spend(TimeSpan time)
    {
        if (_isLimited)
            _spent += (long)(time / CelLimits.MaxMatchTime * CelLimits.MaxEffort);
    }
}
