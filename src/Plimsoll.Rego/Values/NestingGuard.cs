using System.Runtime.CompilerServices;

namespace Plimsoll.Rego.Values;

/// <summary>What bounds every recursion over values and terms: the stack itself.</summary>
static class NestingGuard
{
    /// <summary>Goes on only where the stack has room.</summary>
    /// <exception cref="RegoLimitException">It has none.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Enter()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            ThrowTooDeep();
    }

    static void ThrowTooDeep() => throw new RegoLimitException("nested too deep for the stack");
}
