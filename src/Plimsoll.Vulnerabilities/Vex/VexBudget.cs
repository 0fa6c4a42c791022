namespace Plimsoll.Vulnerabilities.Vex;

/// <summary>What comparing statements with packages may cost: documents may name a million products for each of a hundred thousand matches.</summary>
sealed class VexBudget(long steps)
{
    /// <summary>Comparisons of a product with a package in one run, and packages looked at on the way: some 10 seconds.</summary>
    public const long MaxSteps = 50_000_000;

    long _left = steps;

    /// <summary>Whether it is used up.</summary>
    public bool IsSpent => _left <= 0;

    /// <summary>Takes one step.</summary>
    /// <returns>Whether there was one left.</returns>
    public bool Spend() => --_left >= 0;
}
