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
    public Local New(string name, RegoLocation at)
    {
        if (Count >= MaxSlots)
            throw new RegoLimitException($"more than {MaxSlots} variables");
        return new Local(name, Count++, at);
    }
}
