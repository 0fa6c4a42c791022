namespace Plimsoll.Rego.Builtins.Time;

/// <summary>A layout of times in Go's manner: how it writes a certain time.</summary>
/// <remarks>https://pkg.go.dev/time#pkg-constants.</remarks>
static class TimeLayout
{
    /// <summary>RFC 3339 with fractions of a second where there are any.</summary>
    public const string Rfc3339Nano = "2006-01-02T15:04:05.999999999Z07:00";

    static readonly string[] Offsets =
    [
        "Z07:00:00", "Z070000", "Z07:00", "Z0700", "Z07", "-07:00:00", "-070000", "-07:00", "-0700", "-07",
    ];

    /// <summary>The layout that a name stands for, or the layout itself.</summary>
    public static string Named(string layout) => layout switch
    {
        "ANSIC" => "Mon Jan _2 15:04:05 2006",
        "UnixDate" => "Mon Jan _2 15:04:05 MST 2006",
        "RubyDate" => "Mon Jan 02 15:04:05 -0700 2006",
        "RFC822" => "02 Jan 06 15:04 MST",
        "RFC822Z" => "02 Jan 06 15:04 -0700",
        "RFC850" => "Monday, 02-Jan-06 15:04:05 MST",
        "RFC1123" => "Mon, 02 Jan 2006 15:04:05 MST",
        "RFC1123Z" => "Mon, 02 Jan 2006 15:04:05 -0700",
        "RFC3339" => "2006-01-02T15:04:05Z07:00",
        "RFC3339Nano" => Rfc3339Nano,
        _ => layout,
    };

    /// <summary>The parts of a layout.</summary>
    public static List<(TimeField Field, string Text)> PartsOf(string layout)
    {
        var parts = new List<(TimeField Field, string Text)>();
        var literal = 0;
        for (var at = 0; at < layout.Length;)
        {
            if (FieldAt(layout, at) is not { } field)
            {
                at++;
                continue;
            }

            if (at > literal)
                parts.Add((TimeField.Literal, layout[literal..at]));
            parts.Add((field.Field, layout.Substring(at, field.Length)));
            at += field.Length;
            literal = at;
        }

        if (literal < layout.Length)
            parts.Add((TimeField.Literal, layout[literal..]));
        return parts;
    }

    static (TimeField Field, int Length)? FieldAt(string layout, int at)
    {
        var rest = layout.AsSpan(at);
        switch (rest[0])
        {
            case 'J':
                return Word(rest, "January", TimeField.MonthName, "Jan", TimeField.ShortMonthName);
            case 'M':
                return rest.StartsWith("MST") ? (TimeField.ZoneName, 3) : Word(rest, "Monday", TimeField.WeekdayName, "Mon", TimeField.ShortWeekdayName);
            case 'P' when rest.StartsWith("PM"):
            case 'p' when rest.StartsWith("pm"):
                return (TimeField.HalfDay, 2);
            case '0':
                return Zero(rest);
            case '1':
                return rest.StartsWith("15") ? (TimeField.Hour, 2) : (TimeField.Month, 1);
            case '2':
                return rest.StartsWith("2006") ? (TimeField.Year, 4) : (TimeField.Day, 1);
            case '_':
                return Padded(rest);
            case '3':
                return (TimeField.HalfDayHour, 1);
            case '4':
                return (TimeField.Minute, 1);
            case '5':
                return (TimeField.Second, 1);
            case '-' or 'Z':
                return Offset(rest);
            case '.' or ',':
                return Fraction(rest);
            default:
                return null;
        }
    }

    static (TimeField Field, int Length)? Word(ReadOnlySpan<char> rest, string longWord, TimeField longField, string shortWord, TimeField shortField)
    {
        if (rest.StartsWith(longWord))
            return (longField, longWord.Length);
        return rest.StartsWith(shortWord) && !(rest.Length > 3 && char.IsAsciiLetterLower(rest[3])) ? (shortField, 3) : null;
    }

    static (TimeField Field, int Length)? Zero(ReadOnlySpan<char> rest)
    {
        if (rest.StartsWith("002"))
            return (TimeField.DayOfYear, 3);
        if (rest.Length < 2)
            return null;
        return rest[1] switch
        {
            '1' => (TimeField.Month, 2),
            '2' => (TimeField.Day, 2),
            '3' => (TimeField.HalfDayHour, 2),
            '4' => (TimeField.Minute, 2),
            '5' => (TimeField.Second, 2),
            '6' => (TimeField.ShortYear, 2),
            _ => null,
        };
    }

    static (TimeField Field, int Length)? Padded(ReadOnlySpan<char> rest)
    {
        // The underscore before a year is text.
        if (rest.StartsWith("_2006"))
            return null;
        if (rest.StartsWith("__2"))
            return (TimeField.DayOfYear, 3);
        return rest.StartsWith("_2") ? (TimeField.Day, 2) : null;
    }

    static (TimeField Field, int Length)? Offset(ReadOnlySpan<char> rest)
    {
        foreach (var offset in Offsets)
        {
            if (rest.StartsWith(offset))
                return (TimeField.Offset, offset.Length);
        }

        return null;
    }

    static (TimeField Field, int Length)? Fraction(ReadOnlySpan<char> rest)
    {
        if (rest.Length < 2 || rest[1] is not ('0' or '9'))
            return null;
        var length = 1;
        while (length < rest.Length && rest[length] == rest[1])
            length++;
        if (length < rest.Length && char.IsAsciiDigit(rest[length]))
            return null;
        return (rest[1] == '0' ? TimeField.FixedFraction : TimeField.Fraction, length);
    }
}
