namespace Plimsoll.Model.Policies.Benchmarks;

/// <summary>How long things took.</summary>
/// <param name="Mean">On average.</param>
/// <param name="P50">Half of them took no longer.</param>
/// <param name="P95">95 in 100 took no longer.</param>
/// <param name="P99">99 in 100 took no longer.</param>
/// <param name="Longest">None took longer.</param>
public sealed record LatencySpread(TimeSpan Mean, TimeSpan P50, TimeSpan P95, TimeSpan P99, TimeSpan Longest)
{
    /// <summary>The spread of nothing.</summary>
    public static LatencySpread None { get; } = new(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);

    /// <summary>The spread of durations.</summary>
    /// <param name="durations">The durations, in any order; they are sorted.</param>
    public static LatencySpread Of(Span<TimeSpan> durations)
    {
        if (durations.IsEmpty)
            return None;
        durations.Sort();
        var total = 0.0;
        foreach (var duration in durations)
            total += duration.Ticks;
        return new LatencySpread(
            TimeSpan.FromTicks((long)(total / durations.Length)),
            At(durations, 0.50), At(durations, 0.95), At(durations, 0.99), durations[^1]);
    }

    /// <summary>The shortest duration that a share of all does not exceed: nearest rank.</summary>
    static TimeSpan At(Span<TimeSpan> sorted, double share) => sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
}
