using System.Buffers;
using System.Globalization;

namespace Plimsoll.Rego.Builtins.Time;

/// <summary>Time zones by their IANA names.</summary>
static class TimeZoneNames
{
    /// <summary>Longest name, in UTF-16 units.</summary>
    const int MaxLength = 64;

    /// <summary>Longest abbreviation, in letters.</summary>
    const int MaxAbbreviation = 5;

    static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-/");

    /// <summary>A time as a zone sees it; <c>null</c> where the zone is not known.</summary>
    /// <param name="nanoseconds">Nanoseconds since 1970-01-01 UTC.</param>
    /// <param name="zone">The zone's name; <c>UTC</c>, <c>Local</c> and an empty one are UTC.</param>
    public static ZonedTime? At(long nanoseconds, string zone)
    {
        if (zone is "" or "UTC" or "Local")
            return new ZonedTime(nanoseconds, 0, "UTC", "UTC");
        if (!IsName(zone) || !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found))
            return null;
        var seconds = Math.DivRem(nanoseconds, CivilTime.Second, out var rest);
        var time = DateTimeOffset.FromUnixTimeSeconds(rest < 0 ? seconds - 1 : seconds);
        var offset = (long)found.GetUtcOffset(time).TotalSeconds;
        var name = found.IsDaylightSavingTime(time) ? found.DaylightName : found.StandardName;
        return new ZonedTime(nanoseconds, offset, IsAbbreviation(name) ? name : OffsetOf(offset), zone);
    }

    // A name becomes a path in the folder of the system's zones: it must not lead out of it.
    static bool IsName(string zone) =>
        zone.Length <= MaxLength && char.IsAsciiLetter(zone[0]) && !zone.AsSpan().ContainsAnyExcept(NameCharacters);

    static bool IsAbbreviation(string name) => name.Length is > 0 and <= MaxAbbreviation && name.All(char.IsAsciiLetterUpper);

    static string OffsetOf(long offset)
    {
        var (hours, rest) = Math.DivRem(Math.Abs(offset), 3600);
        var minutes = rest / 60;
        var digits = minutes == 0 ? hours.ToString("00", CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{hours:00}{minutes:00}");
        return (offset < 0 ? "-" : "+") + digits;
    }
}
