using System.Collections.Immutable;
using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Builtins;

/// <summary>The parts of points and spans of time.</summary>
static class TimeFunctions
{
    public static ImmutableArray<FunctionDeclaration> All { get; } =
    [
        Part("getFullYear", "timestamp_to_year", (time, _) => time.Year),
        Part("getMonth", "timestamp_to_month", (time, _) => time.Month - 1),
        Part("getDayOfYear", "timestamp_to_day_of_year", (time, _) => time.DayOfYear - 1),
        Part("getDayOfMonth", "timestamp_to_day_of_month", (time, _) => time.Day - 1),
        Part("getDate", "timestamp_to_day_of_month_1_based", (time, _) => time.Day),
        Part("getDayOfWeek", "timestamp_to_day_of_week", (time, _) => time.DayOfWeek),
        Part("getHours", "timestamp_to_hours", (time, _) => time.Hour)
            .With(Whole("getHours", "duration_to_hours", Durations.Hours)),
        Part("getMinutes", "timestamp_to_minutes", (time, _) => time.Minute)
            .With(Whole("getMinutes", "duration_to_minutes", Durations.Minutes)),
        // The id has no "with", as in cel-go.
        Part("getSeconds", "timestamp_to_seconds", (time, _) => time.Second, "timestamp_to_seconds_tz")
            .With(Whole("getSeconds", "duration_to_seconds", Durations.Seconds)),
        Part("getMilliseconds", "timestamp_to_milliseconds", (_, nanoseconds) => nanoseconds / 1_000_000)
            .With(Whole("getMilliseconds", "duration_to_milliseconds", Durations.Milliseconds)),
    ];

    static FunctionDeclaration Part(string name, string id, Func<CivilTime, int, long> part, string? idWithZone = null) => new(name,
        Overload.Member(id, CelType.Timestamp, CelType.Int, timestamp => Of(name, timestamp, part)),
        Overload.Member(idWithZone ?? $"{id}_with_tz", CelType.Timestamp, CelType.String, CelType.Int,
            (timestamp, zone) => Of(name, timestamp, zone, part)));

    static FunctionDeclaration Whole(string name, string id, UnaryFunction compute) =>
        new(name, Overload.Member(id, CelType.Duration, CelType.Int, compute));

    static CelValue Of(string name, CelValue timestamp, Func<CivilTime, int, long> part) => timestamp.AsTimestamp is { } time
        ? CelValue.Int(part(CivilTime.Of(time.Seconds), time.Nanoseconds))
        : Failures.Mismatch(name, timestamp);

    static CelValue Of(string name, CelValue timestamp, CelValue zone, Func<CivilTime, int, long> part)
    {
        if (timestamp.AsTimestamp is not { } time || zone.AsString is not { } zoneName)
            return Failures.Mismatch(name, timestamp, zone);
        return TimeZones.TryFindOffset(zoneName, time.Seconds, out var offset, out var error)
            ? CelValue.Int(part(CivilTime.Of(time.Seconds + offset), time.Nanoseconds))
            : error;
    }
}
