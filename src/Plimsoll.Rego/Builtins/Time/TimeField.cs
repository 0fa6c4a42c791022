namespace Plimsoll.Rego.Builtins.Time;

/// <summary>What a part of a layout stands for; the sample time of Go is in the comments.</summary>
enum TimeField
{
    /// <summary>The text itself.</summary>
    Literal,

    /// <summary><c>2006</c>.</summary>
    Year,

    /// <summary><c>06</c>.</summary>
    ShortYear,

    /// <summary><c>January</c>.</summary>
    MonthName,

    /// <summary><c>Jan</c>.</summary>
    ShortMonthName,

    /// <summary><c>1</c>, <c>01</c>.</summary>
    Month,

    /// <summary><c>Monday</c>.</summary>
    WeekdayName,

    /// <summary><c>Mon</c>.</summary>
    ShortWeekdayName,

    /// <summary><c>2</c>, <c>_2</c>, <c>02</c>.</summary>
    Day,

    /// <summary><c>__2</c>, <c>002</c>.</summary>
    DayOfYear,

    /// <summary><c>15</c>.</summary>
    Hour,

    /// <summary><c>3</c>, <c>03</c>.</summary>
    HalfDayHour,

    /// <summary><c>4</c>, <c>04</c>.</summary>
    Minute,

    /// <summary><c>5</c>, <c>05</c>.</summary>
    Second,

    /// <summary><c>.000</c>, <c>,000</c>: so many digits.</summary>
    FixedFraction,

    /// <summary><c>.999</c>, <c>,999</c>: at most so many digits, and none where they are zeros.</summary>
    Fraction,

    /// <summary><c>PM</c>, <c>pm</c>.</summary>
    HalfDay,

    /// <summary><c>MST</c>.</summary>
    ZoneName,

    /// <summary><c>-0700</c>, <c>Z07:00</c> and their like.</summary>
    Offset,
}
