using Plimsoll.Cel.Types;

namespace Plimsoll.Cel.Values;

/// <summary>A point in time between the years 1 and 9999, exact to the nanosecond.</summary>
/// <param name="seconds">Whole seconds since 1970-01-01T00:00:00Z, rounded down.</param>
/// <param name="nanoseconds">The rest, 0 to 999,999,999.</param>
/// <remarks>google/protobuf/timestamp.proto.</remarks>
public sealed class CelTimestamp(long seconds, int nanoseconds) : CelReference
{
    /// <summary>0001-01-01T00:00:00Z in seconds since 1970.</summary>
    public const long MinSeconds = -62_135_596_800;

    /// <summary>9999-12-31T23:59:59Z in seconds since 1970.</summary>
    public const long MaxSeconds = 253_402_300_799;

    /// <summary>Whole seconds since 1970-01-01T00:00:00Z, rounded down.</summary>
    public long Seconds { get; } = seconds;

    /// <summary>The rest in nanoseconds, 0 to 999,999,999.</summary>
    public int Nanoseconds { get; } = nanoseconds;

    /// <inheritdoc/>
    public override CelKind Kind => CelKind.Timestamp;

    /// <inheritdoc/>
    public override CelType Type => CelType.Timestamp;
}
