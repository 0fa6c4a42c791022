using System.Runtime.InteropServices;

namespace Plimsoll.Cel.Builtins;

/// <summary>A time by calendar and clock, also a little outside of the years 1 to 9999, where a time zone moves one there.</summary>
/// <param name="Year">The year.</param>
/// <param name="Month">The month, from 1.</param>
/// <param name="Day">The day of the month, from 1.</param>
/// <param name="DayOfYear">The day of the year, from 1.</param>
/// <param name="DayOfWeek">The day of the week, Sunday is 0.</param>
/// <param name="Hour">The hour, 0 to 23.</param>
/// <param name="Minute">The minute, 0 to 59.</param>
/// <param name="Second">The second, 0 to 59.</param>
/// <remarks>The proleptic Gregorian calendar, counted in eras of 400 years that begin in March.</remarks>
[StructLayout(LayoutKind.Auto)]
readonly record struct CivilTime(long Year, int Month, int Day, int DayOfYear, int DayOfWeek, int Hour, int Minute, int Second)
{
    const long SecondsPerDay = 86_400;
    const long DaysPerEra = 146_097;
    const long DaysToEpoch = 719_468;

    /// <summary>The time so many seconds after 1970-01-01T00:00:00.</summary>
    public static CivilTime Of(long seconds)
    {
        var days = FloorDivide(seconds, SecondsPerDay);
        var second = (int)(seconds - days * SecondsPerDay);
        var (year, month, day) = DateOf(days);
        return new CivilTime(
            year,
            month,
            day,
            (int)(days - DaysSinceEpoch(year, 1, 1)) + 1,
            (int)(((days + 4) % 7 + 7) % 7),
            second / 3600,
            second / 60 % 60,
            second % 60);
    }

    /// <summary>The days from 1970-01-01 to a date.</summary>
    public static long DaysSinceEpoch(long year, int month, int day)
    {
        if (month <= 2)
            year--;
        var era = FloorDivide(year, 400);
        var yearOfEra = year - era * 400;
        var dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        return era * DaysPerEra + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - DaysToEpoch;
    }

    /// <summary>The days of a month.</summary>
    public static int DaysIn(int year, int month) => month switch
    {
        2 => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    static (long Year, int Month, int Day) DateOf(long days)
    {
        days += DaysToEpoch;
        var era = FloorDivide(days, DaysPerEra);
        var dayOfEra = days - era * DaysPerEra;
        var yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        var dayOfYear = (int)(dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100));
        var marchMonth = (5 * dayOfYear + 2) / 153;
        var month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1);
    }

    static long FloorDivide(long value, long divisor) => (value - ((value % divisor + divisor) % divisor)) / divisor;
}
