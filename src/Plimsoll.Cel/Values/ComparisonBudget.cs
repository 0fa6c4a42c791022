namespace Plimsoll.Cel.Values;

/// <summary>
/// Bounds the comparisons of an evaluation, and the matching of regular expressions, counted by its time. Lists that share lists
/// can take time beyond all measure to compare, <c>in</c> costs 1 where the list's type is not declared, and the size of a regular
/// expression does not tell how long it matches. Where the budget is spent every comparison answers false at once, and the
/// evaluation an error.
/// </summary>
/// <remarks>An evaluation stays on its thread, so the thread keeps the count: values that compare know of no evaluation.</remarks>
static class ComparisonBudget
{
    [ThreadStatic]
    static long _spent;

    [ThreadStatic]
    static bool _isLimited;

    /// <summary>Whether the budget of the evaluation that runs on this thread is spent.</summary>
    public static bool IsSpent => _isLimited && _spent > CelLimits.MaxComparisons;

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

    /// <summary>Comparisons of the evaluation that runs, or ran last, on this thread.</summary>
    public static long Spent => _spent;

    /// <summary>Counts time as the comparisons that can be made in it.</summary>
    public static void Spend(TimeSpan time)
    {
        if (_isLimited)
            _spent += (long)(time / CelLimits.MaxMatchTime * CelLimits.MaxComparisons);
    }

    /// <summary>Counts one comparison of two items.</summary>
    /// <returns>Whether it may be made.</returns>
    public static bool TrySpend() => !_isLimited || ++_spent <= CelLimits.MaxComparisons;
}
