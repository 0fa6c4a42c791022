using Plimsoll.Cel.Values;

namespace Plimsoll.Policies.StagedPolicies;

/// <summary>Points in time as values.</summary>
static class Times
{
    const int NanosecondsPerTick = 100;

    /// <summary>A point in time as a value.</summary>
    public static CelValue Of(DateTimeOffset time)
    {
        var sinceEpoch = time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks;
        var seconds = Math.DivRem(sinceEpoch, TimeSpan.TicksPerSecond, out var rest);
        return rest < 0
            ? CelValue.Of(new CelTimestamp(seconds - 1, (int)(rest + TimeSpan.TicksPerSecond) * NanosecondsPerTick))
            : CelValue.Of(new CelTimestamp(seconds, (int)rest * NanosecondsPerTick));
    }
}
