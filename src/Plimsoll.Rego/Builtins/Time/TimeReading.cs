using System.Globalization;

namespace Plimsoll.Rego.Builtins.Time;

/// <summary>Reads times in a layout.</summary>
/// <param name="text">The time.</param>
/// <remarks>https://pkg.go.dev/time#Parse: what the layout lacks is 1 for months and days and 0 otherwise; without a zone it is UTC.</remarks>
sealed class TimeReading(string text)
{
    static readonly DateTimeFormatInfo Names = CultureInfo.InvariantCulture.DateTimeFormat;

    int _at;
    int _year, _month = -1, _day = -1, _dayOfYear = -1;
    int _hour, _minute, _second, _nanoseconds;
    bool _isAfternoon, _isMorning;
    long _offset;

    /// <summary>Reads a time.</summary>
    /// <param name="text">The time.</param>
    /// <param name="layout">The layout.</param>
    /// <returns>Nanoseconds since 1970-01-01 UTC; <c>null</c> where the text is not of the layout.</returns>
    public static Int128? Parse(string text, string layout)
    {
        var reading = new TimeReading(text);
        var parts = TimeLayout.PartsOf(layout);
        for (var index = 0; index < parts.Count; index++)
        {
            var isFractionNext = index + 1 < parts.Count && (parts[index + 1].Field is TimeField.Fraction or TimeField.FixedFraction);
            if (!reading.Read(parts[index].Field, parts[index].Text, isFractionNext))
                return null;
        }

        return reading._at == text.Length ? reading.Result() : null;
    }

    bool Read(TimeField field, string part, bool isFractionNext)
    {
        return field switch
        {
            TimeField.Literal => Literal(part),
            TimeField.MonthName => Name(Names.MonthNames, 1, out _month),
            TimeField.ShortMonthName => Name(Names.AbbreviatedMonthNames, 1, out _month),
            TimeField.WeekdayName => Name(Names.DayNames, 0, out _),
            TimeField.ShortWeekdayName => Name(Names.AbbreviatedDayNames, 0, out _),
            TimeField.Second => Number(part.Length == 2, 2, 59, out _second) && (isFractionNext || OptionalFraction()),
            TimeField.FixedFraction => _at < text.Length && (text[_at] is '.' or ',') && Fraction(part.Length - 1),
            TimeField.Fraction => OptionalFraction(),
            TimeField.HalfDay => HalfDay(part == "pm"),
            TimeField.ZoneName => ZoneName(),
            TimeField.Offset => Offset(part),
            _ => Number(field, part),
        };
    }

    bool Number(TimeField field, string part)
    {
        if (part[0] == '_')
        {
            while (_at < text.Length && text[_at] == ' ')
                _at++;
        }

        var isFixed = part.Length >= 2 && part[0] != '_';
        switch (field)
        {
            case TimeField.Year:
                return Number(isFixed: true, 4, 9999, out _year);
            case TimeField.ShortYear:
                if (!Number(isFixed: true, 2, 99, out _year))
                    return false;
                _year += _year >= 69 ? 1900 : 2000;
                return true;
            case TimeField.Month:
                return Number(isFixed, 2, 12, out _month) && _month > 0;
            case TimeField.Day:
                return Number(isFixed, 2, 99, out _day);
            case TimeField.DayOfYear:
                return Number(isFixed, 3, 366, out _dayOfYear) && _dayOfYear > 0;
            case TimeField.Hour:
                return Number(isFixed: false, 2, 23, out _hour);
            case TimeField.HalfDayHour:
                return Number(isFixed, 2, 12, out _hour);
            default:
                return Number(isFixed, 2, 59, out _minute);
        }
    }

    /// <summary>Reads a text of the layout, of which spaces may be more or fewer.</summary>
    bool Literal(string part)
    {
        for (var index = 0; index < part.Length; index++)
        {
            if (part[index] == ' ')
            {
                if (_at < text.Length && text[_at] != ' ')
                    return false;
                while (index + 1 < part.Length && part[index + 1] == ' ')
                    index++;
                while (_at < text.Length && text[_at] == ' ')
                    _at++;
            }
            else if (_at == text.Length || text[_at++] != part[index])
            {
                return false;
            }
        }

        return true;
    }

    bool Name(string[] names, int first, out int number)
    {
        for (var index = 0; index < names.Length; index++)
        {
            if (names[index].Length == 0 || !text.AsSpan(_at).StartsWith(names[index], StringComparison.OrdinalIgnoreCase))
                continue;
            _at += names[index].Length;
            number = index + first;
            return true;
        }

        number = -1;
        return false;
    }

    bool Number(bool isFixed, int most, int greatest, out int number)
    {
        number = 0;
        var start = _at;
        while (_at < text.Length && _at - start < most && char.IsAsciiDigit(text[_at]))
            number = number * 10 + (text[_at++] - '0');
        return _at > start && (!isFixed || _at - start == most) && number <= greatest;
    }

    bool OptionalFraction()
    {
        if (_at + 1 >= text.Length || text[_at] is not ('.' or ',') || !char.IsAsciiDigit(text[_at + 1]))
            return true;
        var end = _at + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        return Fraction(end - _at - 1);
    }

    bool Fraction(int length)
    {
        if (_at + 1 + length > text.Length)
            return false;
        var digits = text.AsSpan(_at + 1, length);
        if (digits.ContainsAnyExceptInRange('0', '9'))
            return false;
        _nanoseconds = 0;
        for (var index = 0; index < 9; index++)
            _nanoseconds = _nanoseconds * 10 + (index < length ? digits[index] - '0' : 0);
        _at += 1 + length;
        return true;
    }

    bool HalfDay(bool isLower)
    {
        if (_at + 2 > text.Length)
            return false;
        var name = text.AsSpan(_at, 2);
        _isAfternoon = name.SequenceEqual(isLower ? "pm" : "PM");
        _isMorning = name.SequenceEqual(isLower ? "am" : "AM");
        _at += 2;
        return _isAfternoon || _isMorning;
    }

    /// <summary>Reads an abbreviation. It says nothing about the offset, but for <c>GMT+3</c>.</summary>
    bool ZoneName()
    {
        var start = _at;
        while (_at < text.Length && _at - start < 5 && char.IsAsciiLetterUpper(text[_at]))
            _at++;
        if (_at - start < 3)
            return false;
        if (!text.AsSpan(start, _at - start).SequenceEqual("GMT") || _at == text.Length || text[_at] is not ('+' or '-'))
            return true;
        var sign = text[_at++] == '-' ? -1 : 1;
        if (!Number(isFixed: false, 2, 23, out var hours))
            return false;
        _offset = sign * hours * 3600L;
        return true;
    }

    bool Offset(string part)
    {
        if (part[0] == 'Z' && _at < text.Length && text[_at] == 'Z')
        {
            _at++;
            return true;
        }

        if (_at == text.Length || text[_at] is not ('+' or '-'))
            return false;
        var sign = text[_at++] == '-' ? -1 : 1;
        var hasColon = part.Contains(':', StringComparison.Ordinal);
        int minutes = 0, seconds = 0;
        if (!Number(isFixed: true, 2, 24, out var hours) || (part.Length > 3 && !Sixtieth(hasColon, out minutes))
            || (part.Length > 6 && !Sixtieth(hasColon, out seconds)))
        {
            return false;
        }

        _offset = sign * (hours * 3600L + minutes * 60 + seconds);
        return true;
    }

    bool Sixtieth(bool hasColon, out int number)
    {
        number = 0;
        if (hasColon && (_at == text.Length || text[_at++] != ':'))
            return false;
        return Number(isFixed: true, 2, 60, out number);
    }

    Int128? Result()
    {
        if (_isAfternoon && _hour < 12)
            _hour += 12;
        else if (_isMorning && _hour == 12)
            _hour = 0;
        if (_dayOfYear > 0 && !TryDayOfYear())
            return null;
        var (month, day) = (_month < 0 ? 1 : _month, _day < 0 ? 1 : _day);
        if (day < 1 || day > CivilTime.DaysIn(_year, month))
            return null;
        Int128 seconds = CivilTime.DaysTo(_year, month, day) * 86_400 + _hour * 3600 + _minute * 60 + _second - _offset;
        return seconds * CivilTime.Second + _nanoseconds;
    }

    bool TryDayOfYear()
    {
        var time = CivilTime.DaysTo(_year, 1, _dayOfYear);
        var civil = CivilTime.OfDays(time);
        if (civil.Year != _year || (_month >= 0 && _month != civil.Month) || (_day >= 0 && _day != civil.DayOfMonth))
            return false;
        (_month, _day) = (civil.Month, civil.DayOfMonth);
        return true;
    }
}
