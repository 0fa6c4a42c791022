using System.Globalization;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Builtins;

/// <summary>Points in time: sums, differences, RFC 3339 text.</summary>
/// <remarks>RFC 3339 section 5.6, as Go's time.Parse reads it: https://pkg.go.dev/time#Parse.</remarks>
static class Timestamps
{
    const long SecondsPerDay = 86_400;
    const int KeptDecimals = 9;

    public static CelValue Of(long seconds, int nanoseconds = 0) =>
        seconds is < CelTimestamp.MinSeconds or > CelTimestamp.MaxSeconds
            ? Failures.TimestampOverflow
            : CelValue.Of(new CelTimestamp(seconds, nanoseconds));

    public static CelValue Add(CelTimestamp timestamp, long duration)
    {
        var seconds = timestamp.Seconds + Math.DivRem(duration, Durations.NanosecondsPerSecond, out var rest);
        return Normalized(seconds, timestamp.Nanoseconds + rest);
    }

    public static CelValue Subtract(CelTimestamp timestamp, long duration)
    {
        var seconds = timestamp.Seconds - Math.DivRem(duration, Durations.NanosecondsPerSecond, out var rest);
        return Normalized(seconds, timestamp.Nanoseconds - rest);
    }

    public static CelValue Subtract(CelTimestamp left, CelTimestamp right)
    {
        var difference = (Int128)(left.Seconds - right.Seconds) * Durations.NanosecondsPerSecond + (left.Nanoseconds - right.Nanoseconds);
        return difference < long.MinValue || difference > long.MaxValue
            ? Failures.DurationOverflow
            : CelValue.Duration((long)difference);
    }

    /// <summary>In UTC, with as many decimals of the second as are needed.</summary>
    public static string Format(CelTimestamp timestamp)
    {
        var time = CivilTime.Of(timestamp.Seconds);
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{time.Year:0000}-{time.Month:00}-{time.Day:00}T{time.Hour:00}:{time.Minute:00}:{time.Second:00}");
        var decimals = timestamp.Nanoseconds == 0
            ? ""
            : "." + timestamp.Nanoseconds.ToString("D9", CultureInfo.InvariantCulture).TrimEnd('0');
        return text + decimals + "Z";
    }

    /// <summary>Reads RFC 3339 text. An hour may have one digit and a comma may begin the decimals, as in Go.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out long seconds, out int nanoseconds)
    {
        (seconds, nanoseconds) = (0, 0);
        if (!TryRead(ref text, 4, '-', out var year) || !TryRead(ref text, 2, '-', out var month) || !TryRead(ref text, 2, 'T', out var day))
            return false;
        var hourDigits = text is [_, ':', ..] ? 1 : 2;
        if (!TryRead(ref text, hourDigits, ':', out var hour) || !TryRead(ref text, 2, ':', out var minute) || !TryRead(ref text, 2, null, out var second))
            return false;
        if (month is < 1 or > 12 || day < 1 || day > CivilTime.DaysIn(year, month) || hour > 23 || minute > 59 || second > 59)
            return false;
        if (!TryReadDecimals(ref text, out nanoseconds) || !TryReadOffset(text, out var offset))
            return false;
        seconds = CivilTime.DaysSinceEpoch(year, month, day) * SecondsPerDay + hour * 3600 + minute * 60 + second - offset;
        return true;
    }

    static CelValue Normalized(long seconds, long nanoseconds)
    {
        var carry = Math.DivRem(nanoseconds, Durations.NanosecondsPerSecond, out var rest);
        return rest < 0 ? Of(seconds + carry - 1, (int)(rest + Durations.NanosecondsPerSecond)) : Of(seconds + carry, (int)rest);
    }

    static bool TryRead(ref ReadOnlySpan<char> text, int digits, char? after, out int number)
    {
        number = 0;
        var length = after is null ? digits : digits + 1;
        if (text.Length < length || (after is not null && text[digits] != after) ||
            !int.TryParse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out number))
        {
            return false;
        }

        text = text[length..];
        return true;
    }

    static bool TryReadDecimals(ref ReadOnlySpan<char> text, out int nanoseconds)
    {
        nanoseconds = 0;
        if (text is not ['.' or ',', ..])
            return true;
        var end = text[1..].IndexOfAnyExceptInRange('0', '9');
        var digits = end < 0 ? text[1..] : text.Slice(1, end);
        if (digits.IsEmpty)
            return false;
        for (var i = 0; i < KeptDecimals; i++)
            nanoseconds = nanoseconds * 10 + (i < digits.Length ? digits[i] - '0' : 0);
        text = text[(digits.Length + 1)..];
        return true;
    }

    static bool TryReadOffset(ReadOnlySpan<char> text, out int seconds)
    {
        seconds = 0;
        if (text is "Z")
            return true;
        if (text is not ['+' or '-', _, _, ':', _, _])
            return false;
        var rest = text[1..];
        if (!TryRead(ref rest, 2, ':', out var hours) || !TryRead(ref rest, 2, null, out var minutes) || hours > 24 || minutes > 60)
            return false;
        seconds = (text[0] == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
        return true;
    }
}
