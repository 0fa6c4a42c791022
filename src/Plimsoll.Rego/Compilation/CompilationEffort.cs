namespace Plimsoll.Rego.Compilation;

/// <summary>Counts the terms that are looked at while a program is compiled: what needs many looks at large terms ends rather than takes minutes.</summary>
sealed class CompilationEffort
{
    /// <summary>Most looks at terms.</summary>
    const long MaxLooks = 200_000_000;

    long _looks;

    /// <summary>Counts looks.</summary>
    /// <exception cref="RegoLimitException">There are too many.</exception>
    public void Spend(long looks = 1)
    {
        _looks += looks;
        if (_looks > MaxLooks)
            throw new RegoLimitException($"the order of expressions takes more than {MaxLooks} looks at terms to find");
    }
}
