using System.Globalization;
using System.Text;

namespace Plimsoll.Rego.Builtins.Time;

/// <summary>Writes times in a layout.</summary>
/// <remarks>https://pkg.go.dev/time#Time.Format.</remarks>
static class TimeWriting
{
    static readonly DateTimeFormatInfo Names = CultureInfo.InvariantCulture.DateTimeFormat;

    /// <summary>A time as text.</summary>
    public static string Format(BuiltinCall call, in ZonedTime time, string layout)
    {
        var text = new StringBuilder(layout.Length + 16);
        var civil = time.Civil;
        foreach (var (field, part) in TimeLayout.PartsOf(layout))
        {
            call.ChargeBuilt(text.Length, part.Length + 10);
            Append(text, field, part, civil, time);
        }

        return text.ToString();
    }

    /// <summary>The name of a day of the week.</summary>
    public static string Weekday(in CivilTime time) => Names.GetDayName((DayOfWeek)time.DayOfWeek);

    static void Append(StringBuilder to, TimeField field, string part, in CivilTime civil, in ZonedTime time)
    {
        switch (field)
        {
            case TimeField.Literal:
                to.Append(part);
                break;
            case TimeField.MonthName:
                to.Append(Names.GetMonthName(civil.Month));
                break;
            case TimeField.ShortMonthName:
                to.Append(Names.GetAbbreviatedMonthName(civil.Month));
                break;
            case TimeField.WeekdayName:
                to.Append(Weekday(civil));
                break;
            case TimeField.ShortWeekdayName:
                to.Append(Names.GetAbbreviatedDayName((DayOfWeek)civil.DayOfWeek));
                break;
            case TimeField.FixedFraction or TimeField.Fraction:
                Fraction(to, field, part, civil.Nanoseconds);
                break;
            case TimeField.HalfDay:
                var name = civil.Hour >= 12 ? "PM" : "AM";
                to.Append(part == "pm" ? name.ToLowerInvariant() : name);
                break;
            case TimeField.ZoneName:
                to.Append(time.Zone);
                break;
            case TimeField.Offset:
                Offset(to, part, time.Offset);
                break;
            default:
                Number(to, part, NumberOf(field, civil));
                break;
        }
    }

    static long NumberOf(TimeField field, in CivilTime civil) => field switch
    {
        TimeField.Year => civil.Year,
        TimeField.ShortYear => civil.Year % 100,
        TimeField.Month => civil.Month,
        TimeField.Day => civil.DayOfMonth,
        TimeField.DayOfYear => civil.DayOfYear,
        TimeField.Hour => civil.Hour,
        TimeField.HalfDayHour => (civil.Hour + 11) % 12 + 1,
        TimeField.Minute => civil.Minute,
        _ => civil.SecondOfMinute,
    };

    static void Number(StringBuilder to, string part, long number)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        to.Append(part.Length == 1 ? digits : digits.PadLeft(part.Length, part[0] == '_' ? ' ' : '0'));
    }

    static void Fraction(StringBuilder to, TimeField field, string part, int nanoseconds)
    {
        var digits = nanoseconds.ToString("000000000", CultureInfo.InvariantCulture);
        var wanted = part.Length - 1;
        digits = wanted <= digits.Length ? digits[..wanted] : digits.PadRight(wanted, '0');
        if (field == TimeField.Fraction)
            digits = digits.TrimEnd('0');
        if (digits.Length > 0)
            to.Append(part[0]).Append(digits);
    }

    static void Offset(StringBuilder to, string part, long offset)
    {
        if (part[0] == 'Z' && offset == 0)
        {
            to.Append('Z');
            return;
        }

        var (hours, rest) = Math.DivRem(Math.Abs(offset), 3600);
        var colon = part.Contains(':', StringComparison.Ordinal) ? ":" : "";
        to.Append(offset < 0 ? '-' : '+').Append(CultureInfo.InvariantCulture, $"{hours:00}");
        if (part.Length > 3)
            to.Append(colon).Append(CultureInfo.InvariantCulture, $"{rest / 60:00}");
        if (part.Length > 6)
            to.Append(colon).Append(CultureInfo.InvariantCulture, $"{rest % 60:00}");
    }
}
