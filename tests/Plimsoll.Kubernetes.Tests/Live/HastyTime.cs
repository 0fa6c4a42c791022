using System.Collections.Concurrent;

namespace Plimsoll.Kubernetes.Live;

/// <summary>A clock whose short waits are over at once and are remembered; long ones, the deadlines, never end.</summary>
sealed class HastyTime : TimeProvider
{
    static readonly TimeSpan Deadline = TimeSpan.FromSeconds(LiveLimits.MaxTotalSeconds);

    public ConcurrentQueue<TimeSpan> Waits { get; } = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime >= Deadline)
            return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (dueTime > TimeSpan.Zero)
            Waits.Enqueue(dueTime);
        return System.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? TimeSpan.Zero : dueTime, period);
    }
}
