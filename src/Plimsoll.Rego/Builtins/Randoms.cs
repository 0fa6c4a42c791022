using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>Random numbers: the same for the same arguments in one evaluation.</summary>
static class Randoms
{
    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new("rand.intn", "string, number -> number", Integer) { IsImpure = true },
    ];

    /// <summary>What random numbers of an evaluation come from.</summary>
#pragma warning disable CA5394 // Chance of policies, e.g. for sampling: not for secrets.
    public static Random Source(BuiltinCall call) =>
        call.Kept("random", () => call.Settings.Seed is { } seed ? new Random(seed) : new Random());

    static RegoNumber? Integer(BuiltinCall call, RegoValue first, RegoValue second)
    {
        if (!call.IsString(first, 1, out var key) || !call.IsInteger(second, 2, out var bound))
            return null;
        if (bound == 0)
            return RegoNumber.Of(0);
        call.Charge(1);
        var known = call.Kept("rand.intn", static () => new Dictionary<(string Key, long Bound), RegoNumber>());
        if (!known.TryGetValue((key, bound), out var number))
        {
            var most = bound == long.MinValue ? long.MaxValue : Math.Abs(bound);
            known[(key, bound)] = number = RegoNumber.Of(Source(call).NextInt64(most));
        }

        return number;
    }
#pragma warning restore CA5394
}
