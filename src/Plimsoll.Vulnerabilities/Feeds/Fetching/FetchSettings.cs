namespace Plimsoll.Vulnerabilities.Feeds.Fetching;

/// <summary>How patient a download is, and how much it takes.</summary>
/// <param name="Time">The clock.</param>
public sealed record FetchSettings(TimeProvider Time)
{
    /// <summary>Bytes of one file: 8 GiB.</summary>
    public long MaxBytes { get; init; } = 8L * 1024 * 1024 * 1024;

    /// <summary>How long a server may be silent, before its answer and within it.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The slowest download that is put up with, over the time of <see cref="IdleTimeout"/>.</summary>
    public int MinBytesPerSecond { get; init; } = 1024;

    /// <summary>Attempts for one file without progress between them.</summary>
    public int MaxAttempts { get; init; } = 5;

    /// <summary>Connections for one file in all.</summary>
    public int MaxConnections { get; init; } = 64;

    /// <summary>The wait before the second attempt; it doubles from there, up to a minute.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait that a server may ask for.</summary>
    public TimeSpan MaxRequestedDelay { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The wait after an attempt: it doubles, and half of it is by chance, so that many clients do not come back together.</summary>
    internal TimeSpan DelayAfter(int attempt)
    {
        var whole = TimeSpan.FromTicks(Math.Min(FirstDelay.Ticks << Math.Min(attempt - 1, 16), TimeSpan.FromMinutes(1).Ticks));
        return whole * (0.5 + (Random.Shared.NextDouble() / 2));
    }
}
