using System.Buffers;
using System.Globalization;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Builtins;

/// <summary>Time zones by their IANA names, or as <c>+05:30</c>.</summary>
static class TimeZones
{
    /// <summary>Longest name, in UTF-16 units.</summary>
    public const int MaxNameLength = 64;

    const int MaxOffsetHours = 1_000_000;

    static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-/");

    /// <summary>The offset from UTC that holds in a zone at a time, in seconds.</summary>
    public static bool TryFindOffset(string zone, long seconds, out long offset, out CelValue error)
    {
        (offset, error) = (0, default);
        if (zone.Length > MaxNameLength)
            return Fail("unknown time zone of more than 64 characters", out error);
        var colon = zone.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0)
            return TryReadOffset(zone, colon, out offset) || Fail($"invalid time zone offset: {zone}", out error);
        if (zone is "" or "UTC")
            return true;
        if (!IsName(zone) || !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found))
            return Fail($"unknown time zone {zone}", out error);
        offset = (long)found.GetUtcOffset(DateTimeOffset.FromUnixTimeSeconds(seconds)).TotalSeconds;
        return true;
    }

    // A name becomes a path in the folder of the system's zones: it must not lead out of it.
    static bool IsName(string zone) => char.IsAsciiLetter(zone[0]) && !zone.AsSpan().ContainsAnyExcept(NameCharacters);

    static bool TryReadOffset(string zone, int colon, out long seconds)
    {
        seconds = 0;
        if (!TryReadNumber(zone.AsSpan(0, colon), out var hours) || !TryReadNumber(zone.AsSpan(colon + 1), out var minutes))
            return false;
        seconds = hours * 3600 + (zone[0] == '-' ? -minutes : minutes) * 60;
        return true;
    }

    static bool TryReadNumber(ReadOnlySpan<char> text, out long number) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) && Math.Abs(number) <= MaxOffsetHours;

    static bool Fail(string message, out CelValue error)
    {
        error = Failures.Invalid(message);
        return false;
    }
}
