namespace Plimsoll.Rego.Builtins.Time;

/// <summary>A time and the zone that it is seen from.</summary>
/// <param name="Nanoseconds">Nanoseconds since 1970-01-01 UTC.</param>
/// <param name="Offset">Seconds that the zone adds to UTC at that time.</param>
/// <param name="Zone">The zone's abbreviation at that time, e.g. <c>CET</c>.</param>
/// <param name="Location">The zone's name, e.g. <c>Europe/Berlin</c>.</param>
readonly record struct ZonedTime(long Nanoseconds, long Offset, string Zone, string Location)
{
    /// <summary>What calendars and clocks show there.</summary>
    public CivilTime Civil => CivilTime.Of(Nanoseconds, Offset);
}
