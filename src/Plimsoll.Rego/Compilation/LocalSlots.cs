namespace Plimsoll.Rego.Compilation;

/// <summary>Gives every variable of a program its place. No rule is ever evaluated within its own evaluation, so one place is enough.</summary>
sealed class LocalSlots(int first)
{
    /// <summary>Most variables of a program.</summary>
    const int MaxSlots = 1_000_000;

    /// <summary>How many places are taken.</summary>
    public int Count { get; private set; } = first;

    /// <summary>A new variable.</summary>
    /// <exception cref="RegoLimitException">There are too many.</exception>
    public Local New(string name, int level, RegoLocation at) => new(name, Reserve(1), level, at);

    /// <summary>Takes places that follow each other.</summary>
    /// <returns>The first.</returns>
    /// <exception cref="RegoLimitException">There are too many.</exception>
    public int Reserve(int count)
    {
        if (Count + count > MaxSlots)
            throw new RegoLimitException($"more than {MaxSlots} variables");
        var reserved = Count;
        Count += count;
        return reserved;
    }
}
