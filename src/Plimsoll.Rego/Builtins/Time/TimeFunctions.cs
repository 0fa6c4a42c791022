using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.Time;

/// <summary>The functions of times, which are nanoseconds since 1970-01-01 UTC.</summary>
static class TimeFunctions
{
    const string OutOfRange = "time outside of valid range";

    /// <summary>Most years, months or days that may be added: no time of 64 bits can be moved further.</summary>
    const long MaxMoved = 1_000_000;

    /// <summary>What a look for a zone counts as, in steps: one that is not known is sought in the file system each time.</summary>
    const int StepsOfZone = 250;

    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new("time.add_date", "number, number, number, number -> number", AddDate),
        new("time.clock", "number | array<number, string> -> array<number, number, number>", Clock),
        new("time.date", "number | array<number, string> -> array<number, number, number>", Date),
        new("time.diff", "number | array<number, string>, number | array<number, string> -> array<number, number, number, number, number, number>", Difference),
        new("time.format", "number | array<number, string> | array<number, string, string> -> string", Format),
        new("time.now_ns", "-> number", Now) { IsImpure = true },
        new("time.parse_duration_ns", "string -> number", ParseDuration),
        new("time.parse_ns", "string, string -> number", Parse),
        new("time.parse_rfc3339_ns", "string -> number", ParseRfc3339),
        new("time.weekday", "number | array<number, string> -> string", Weekday),
    ];

    static RegoNumber? Now(BuiltinCall call) => RegoNumber.Of((call.Now - DateTimeOffset.UnixEpoch).Ticks * 100);

    static RegoArray? Date(BuiltinCall call, RegoValue value) => TryTime(call, value, 1, out var time, out _)
        ? Numbers(time.Civil.Year, time.Civil.Month, time.Civil.DayOfMonth)
        : null;

    static RegoArray? Clock(BuiltinCall call, RegoValue value) => TryTime(call, value, 1, out var time, out _)
        ? Numbers(time.Civil.Hour, time.Civil.Minute, time.Civil.SecondOfMinute)
        : null;

    static RegoString? Weekday(BuiltinCall call, RegoValue value) =>
        TryTime(call, value, 1, out var time, out _) ? new RegoString(TimeWriting.Weekday(time.Civil)) : null;

    static RegoString? Format(BuiltinCall call, RegoValue value) => TryTime(call, value, 1, out var time, out var layout)
        ? new RegoString(TimeWriting.Format(call, time, TimeLayout.Named(layout ?? TimeLayout.Rfc3339Nano)))
        : null;

    static RegoArray Numbers(params ReadOnlySpan<long> numbers)
    {
        var items = new RegoValue[numbers.Length];
        for (var index = 0; index < items.Length; index++)
            items[index] = RegoNumber.Of(numbers[index]);
        return new RegoArray(items);
    }

    /// <summary>Reads a time, with a zone and a layout where they are given.</summary>
    static bool TryTime(BuiltinCall call, RegoValue value, int position, out ZonedTime time, out string? layout)
    {
        (time, layout) = (default, null);
        if (value is RegoNumber)
            return TryZoned(call, value, position, "", out time);
        if (value is not RegoArray { Count: > 0 } array)
        {
            call.FailType(position, "either number (ns) or [number (ns), string (tz)]", value);
            return false;
        }

        var (zone, given) = (array.At(1) ?? RegoString.Empty, array.At(2) ?? RegoString.Empty);
        if (!call.IsString(zone, position, out var name) || !call.IsString(given, position, out var text))
            return false;
        layout = text.Length == 0 ? null : text;
        return TryZoned(call, array.Items[0], position, name, out time);
    }

    static bool TryZoned(BuiltinCall call, RegoValue value, int position, string zone, out ZonedTime time)
    {
        time = default;
        if (value is RegoNumber { IsInteger: true } number && !number.TryGetInteger(out _))
        {
            call.Fail("timestamp too big");
            return false;
        }

        if (!call.IsInteger(value, position, out var nanoseconds))
            return false;
        call.Charge(zone.Length == 0 ? 1 : StepsOfZone);
        if (TimeZoneNames.At(nanoseconds, zone) is { } found)
        {
            time = found;
            return true;
        }

        call.Fail($"unknown time zone {zone}");
        return false;
    }

    static RegoValue? Parse(BuiltinCall call, RegoValue first, RegoValue second) =>
        call.IsString(first, 1, out var layout) && call.IsString(second, 2, out var text) ? Parse(call, text, TimeLayout.Named(layout)) : null;

    static RegoValue? ParseRfc3339(BuiltinCall call, RegoValue value) =>
        call.IsString(value, 1, out var text) ? Parse(call, text, TimeLayout.Named("RFC3339")) : null;

    static RegoValue? Parse(BuiltinCall call, string text, string layout)
    {
        call.Charge(text.Length + (long)layout.Length);
        return TimeReading.Parse(text, layout) is { } nanoseconds
            ? InRange(call, nanoseconds)
            : call.Fail($"parsing time {new RegoString(text)} as {new RegoString(layout)}: cannot parse");
    }

    static RegoValue? InRange(BuiltinCall call, Int128 nanoseconds) => nanoseconds >= long.MinValue && nanoseconds <= long.MaxValue
        ? RegoNumber.Of((long)nanoseconds)
        : call.Fail(OutOfRange);

    static RegoValue? ParseDuration(BuiltinCall call, RegoValue value)
    {
        if (!call.IsString(value, 1, out var text))
            return null;
        return TimeSpans.Parse(text) is { } nanoseconds ? RegoNumber.Of(nanoseconds) : call.Fail("time: invalid duration");
    }

    static RegoValue? AddDate(BuiltinCall call, RegoValue value, RegoValue second, RegoValue third, RegoValue fourth)
    {
        if (!TryTime(call, value, 1, out var time, out _) || !call.IsInteger(second, 2, out var years)
            || !call.IsInteger(third, 3, out var months) || !call.IsInteger(fourth, 4, out var days))
        {
            return null;
        }

        if (!IsNear(years) || !IsNear(months) || !IsNear(days))
            return call.Fail(OutOfRange);
        var civil = time.Civil;
        var moved = CivilTime.DaysTo(civil.Year + years, civil.Month + months, civil.DayOfMonth + days);
        Int128 seconds = moved * 86_400 + civil.SecondsOfDay - time.Offset;
        return InRange(call, seconds * CivilTime.Second + civil.Nanoseconds);
    }

    static bool IsNear(long moved) => moved is >= -MaxMoved and <= MaxMoved;

    static RegoArray? Difference(BuiltinCall call, RegoValue first, RegoValue second)
    {
        if (!TryTime(call, first, 1, out var left, out _) || !TryTime(call, second, 2, out var right, out _))
            return null;
        // Both are seen from the zone of the first.
        if (TimeZoneNames.At(right.Nanoseconds, left.Location) is { } moved)
            right = moved;
        return left.Nanoseconds <= right.Nanoseconds ? Difference(left.Civil, right.Civil) : Difference(right.Civil, left.Civil);
    }

    /// <summary>Years, months, days, hours, minutes and seconds from a time to a later one; a month is as long as that of the first.</summary>
    static RegoArray Difference(in CivilTime from, in CivilTime to)
    {
        long years = to.Year - from.Year, months = to.Month - from.Month, days = to.DayOfMonth - from.DayOfMonth;
        long hours = to.Hour - from.Hour, minutes = to.Minute - from.Minute, seconds = to.SecondOfMinute - from.SecondOfMinute;
        Borrow(ref seconds, ref minutes, 60);
        Borrow(ref minutes, ref hours, 60);
        Borrow(ref hours, ref days, 24);
        Borrow(ref days, ref months, CivilTime.DaysIn(from.Year, from.Month));
        Borrow(ref months, ref years, 12);
        return Numbers(years, months, days, hours, minutes, seconds);
    }

    static void Borrow(ref long small, ref long large, int size)
    {
        if (small >= 0)
            return;
        small += size;
        large--;
    }
}
