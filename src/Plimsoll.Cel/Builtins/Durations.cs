using System.Buffers;
using System.Globalization;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Builtins;

/// <summary>Spans of time in nanoseconds, read and written as Go does.</summary>
/// <remarks>Go, time.ParseDuration: https://pkg.go.dev/time#ParseDuration.</remarks>
static class Durations
{
    public const long NanosecondsPerSecond = 1_000_000_000;
    const long NanosecondsPerMinute = 60 * NanosecondsPerSecond;
    const long NanosecondsPerHour = 60 * NanosecondsPerMinute;
    const ulong Greatest = long.MaxValue;

    static readonly SearchValues<char> NumberCharacters = SearchValues.Create(".0123456789");

    public static CelValue Add(long left, long right)
    {
        var sum = unchecked(left + right);
        return ((left ^ sum) & (right ^ sum)) < 0 ? Failures.DurationOverflow : CelValue.Duration(sum);
    }

    public static CelValue Subtract(long left, long right)
    {
        var difference = unchecked(left - right);
        return ((left ^ right) & (left ^ difference)) < 0 ? Failures.DurationOverflow : CelValue.Duration(difference);
    }

    /// <summary>Seconds as the shortest decimal number: <c>1800s</c>, <c>0.001s</c>.</summary>
    public static string Format(long nanoseconds)
    {
        var seconds = nanoseconds / NanosecondsPerSecond + nanoseconds % NanosecondsPerSecond / 1e9;
        return Numbers.FormatPlain(seconds) + "s";
    }

    public static CelValue Hours(CelValue duration) => Whole(duration, NanosecondsPerHour, "getHours");

    public static CelValue Minutes(CelValue duration) => Whole(duration, NanosecondsPerMinute, "getMinutes");

    public static CelValue Seconds(CelValue duration) => Whole(duration, NanosecondsPerSecond, "getSeconds");

    public static CelValue Milliseconds(CelValue duration) => duration.IsDuration
        ? CelValue.Int(duration.AsInt / 1_000_000)
        : Failures.Mismatch("getMilliseconds", duration);

    /// <summary>Reads <c>1h30m</c>, <c>-1.5s</c>, <c>2us3ns</c>, <c>0</c>.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out long nanoseconds)
    {
        nanoseconds = 0;
        var isNegative = text is ['-', ..];
        if (text is ['-' or '+', ..])
            text = text[1..];
        if (text is "0")
            return true;
        if (text.IsEmpty)
            return false;

        ulong total = 0;
        while (!text.IsEmpty)
        {
            if (!TryReadPart(ref text, out var part) || part > Greatest + 1 - total)
                return false;
            total += part;
        }

        if (!isNegative && total > Greatest)
            return false;
        nanoseconds = unchecked((long)(isNegative ? 0 - total : total));
        return true;
    }

    static bool TryReadPart(ref ReadOnlySpan<char> text, out ulong nanoseconds)
    {
        nanoseconds = 0;
        var integer = Digits(text);
        if (!TryAsNumber(text[..integer], out var whole))
            return false;
        text = text[integer..];
        ReadOnlySpan<char> decimals = [];
        if (text is ['.', ..])
        {
            decimals = text.Slice(1, Digits(text[1..]));
            text = text[(decimals.Length + 1)..];
        }

        if (integer + decimals.Length == 0 || !TryReadUnit(ref text, out var unit) || whole > (Greatest + 1) / unit)
            return false;
        nanoseconds = whole * unit + Fraction(decimals, unit);
        return nanoseconds <= Greatest + 1;
    }

    static bool TryReadUnit(ref ReadOnlySpan<char> text, out ulong nanoseconds)
    {
        var length = text.IndexOfAny(NumberCharacters);
        var name = length < 0 ? text : text[..length];
        nanoseconds = name switch
        {
            "ns" => 1,
            "us" or "µs" or "μs" => 1_000,
            "ms" => 1_000_000,
            "s" => (ulong)NanosecondsPerSecond,
            "m" => (ulong)NanosecondsPerMinute,
            "h" => (ulong)NanosecondsPerHour,
            _ => 0,
        };
        text = text[name.Length..];
        return nanoseconds > 0;
    }

    static bool TryAsNumber(ReadOnlySpan<char> digits, out ulong number)
    {
        number = 0;
        return digits.IsEmpty ||
            (ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= Greatest + 1);
    }

    /// <summary>The decimals of a number in a unit, rounded down; as in Go, those that 63 bits cannot hold do not count.</summary>
    static ulong Fraction(ReadOnlySpan<char> decimals, ulong unit)
    {
        ulong value = 0;
        var scale = 1.0;
        foreach (var digit in decimals)
        {
            if (value > (Greatest / 10) || value * 10 + (ulong)(digit - '0') > Greatest + 1)
                break;
            value = value * 10 + (ulong)(digit - '0');
            scale *= 10;
        }

        return (ulong)(value * (unit / scale));
    }

    static int Digits(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }

    // Hours, minutes and seconds go through floating point, as in Go: a last bit may round up.
    static CelValue Whole(CelValue duration, long unit, string function) => duration.IsDuration
        ? CelValue.Int((long)(duration.AsInt / unit + duration.AsInt % unit / (double)unit))
        : Failures.Mismatch(function, duration);
}
