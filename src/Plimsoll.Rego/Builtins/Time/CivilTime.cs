using System.Runtime.InteropServices;

namespace Plimsoll.Rego.Builtins.Time;

/// <summary>A time as calendars and clocks show it at an offset from UTC, and back: years may be of any size.</summary>
/// <remarks>The Gregorian calendar without an end either way: http://howardhinnant.github.io/date_algorithms.html.</remarks>
[StructLayout(LayoutKind.Auto)]
readonly record struct CivilTime
{
    /// <summary>Nanoseconds of a second.</summary>
    public const long Second = 1_000_000_000;

    /// <summary>Seconds of a day.</summary>
    const long Day = 86_400;

    const long DaysOfEra = 146_097;

    CivilTime(long days, long secondsOfDay, int nanoseconds)
    {
        (Days, SecondsOfDay, Nanoseconds) = (days, secondsOfDay, nanoseconds);
        var shifted = days + 719_468;
        var era = Math.DivRem(shifted, DaysOfEra, out var dayOfEra);
        if (dayOfEra < 0)
            (era, dayOfEra) = (era - 1, dayOfEra + DaysOfEra);
        var yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        var dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        var month = (5 * dayOfYear + 2) / 153;
        DayOfMonth = (int)(dayOfYear - (153 * month + 2) / 5 + 1);
        Month = (int)(month < 10 ? month + 3 : month - 9);
        Year = yearOfEra + era * 400 + (Month <= 2 ? 1 : 0);
    }

    /// <summary>Days since 1970-01-01.</summary>
    public long Days { get; }

    /// <summary>Seconds since midnight.</summary>
    public long SecondsOfDay { get; }

    /// <summary>Nanoseconds of the second.</summary>
    public int Nanoseconds { get; }

    /// <summary>The year; 0 is the year before 1.</summary>
    public long Year { get; }

    /// <summary>The month, from 1.</summary>
    public int Month { get; }

    /// <summary>The day of the month, from 1.</summary>
    public int DayOfMonth { get; }

    /// <summary>The hour, from 0.</summary>
    public int Hour => (int)(SecondsOfDay / 3600);

    /// <summary>The minute, from 0.</summary>
    public int Minute => (int)(SecondsOfDay / 60 % 60);

    /// <summary>The second, from 0.</summary>
    public int SecondOfMinute => (int)(SecondsOfDay % 60);

    /// <summary>The day of the week, Sunday is 0.</summary>
    public int DayOfWeek => (int)(((Days + 4) % 7 + 7) % 7);

    /// <summary>The day of the year, from 1.</summary>
    public int DayOfYear => (int)(Days - DaysTo(Year, 1, 1)) + 1;

    /// <summary>A time since 1970 at an offset.</summary>
    /// <param name="nanoseconds">Nanoseconds since 1970-01-01 UTC.</param>
    /// <param name="offset">Seconds that are added to UTC.</param>
    public static CivilTime Of(long nanoseconds, long offset)
    {
        var seconds = Math.DivRem(nanoseconds, Second, out var rest);
        if (rest < 0)
            (seconds, rest) = (seconds - 1, rest + Second);
        seconds += offset;
        var days = Math.DivRem(seconds, Day, out var ofDay);
        if (ofDay < 0)
            (days, ofDay) = (days - 1, ofDay + Day);
        return new CivilTime(days, ofDay, (int)rest);
    }

    /// <summary>The midnight of a day.</summary>
    /// <param name="days">Days since 1970-01-01.</param>
    public static CivilTime OfDays(long days) => new(days, 0, 0);

    /// <summary>Days from 1970-01-01 to a day. Months and days beyond their ends count on.</summary>
    public static long DaysTo(long year, long month, long day)
    {
        var months = Math.DivRem(month - 1, 12, out var ofYear);
        if (ofYear < 0)
            (months, ofYear) = (months - 1, ofYear + 12);
        year += months;
        var isEarly = ofYear < 2;
        if (isEarly)
            year--;
        var era = Math.DivRem(year, 400, out var yearOfEra);
        if (yearOfEra < 0)
            (era, yearOfEra) = (era - 1, yearOfEra + 400);
        var dayOfYear = (153 * (ofYear + (isEarly ? 10 : -2)) + 2) / 5;
        return era * DaysOfEra + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468 + day - 1;
    }

    /// <summary>How many days a month has.</summary>
    public static int DaysIn(long year, int month) => (int)(DaysTo(year, month + 1, 1) - DaysTo(year, month, 1));
}
