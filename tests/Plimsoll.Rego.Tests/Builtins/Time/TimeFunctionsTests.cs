using CsCheck;

namespace Plimsoll.Rego.Builtins.Time;

public sealed class TimeFunctionsTests
{
    [Theory]
    [InlineData("time.parse_rfc3339_ns(\"1970-01-01T00:00:01.5Z\")", "1500000000")]
    [InlineData("time.parse_rfc3339_ns(\"2000-02-29T12:00:00+01:00\")", "951822000000000000")]
    [InlineData("time.parse_ns(\"2006-01-02\", \"1969-12-31\")", "-86400000000000")]
    [InlineData("time.parse_ns(\"Jan _2 2006 3:04PM\", \"Mar  5 2021 9:07PM\")", "1614978420000000000")]
    [InlineData("time.parse_ns(\"RFC1123Z\", \"Mon, 02 Jan 2006 15:04:05 -0700\")", "1136239445000000000")]
    [InlineData("time.parse_ns(\"2006-002\", \"2024-060\")", "1709164800000000000")]
    public void Times_are_read(string expression, string expected) => Assert.Equal(expected, Answers.To(expression));

    [Theory]
    [InlineData("time.parse_rfc3339_ns(\"2001-02-29T00:00:00Z\")")]
    [InlineData("time.parse_rfc3339_ns(\"2001-02-03\")")]
    [InlineData("time.parse_rfc3339_ns(\"2001-02-03T25:00:00Z\")")]
    [InlineData("time.parse_rfc3339_ns(\"3001-02-03T00:00:00Z\")")]
    [InlineData("time.date([0, \"No/Where\"])")]
    [InlineData("time.date([0, \"../../etc/passwd\"])")]
    [InlineData("time.add_date(0, 9223372036854775807, 0, 0)")]
    [InlineData("time.clock(99999999999999999999)")]
    public void What_is_no_time_is_told(string expression) => Assert.StartsWith("eval_builtin_error", Answers.To(expression), StringComparison.Ordinal);

    [Theory]
    [InlineData("time.format(0)", "\"1970-01-01T00:00:00Z\"")]
    [InlineData("time.format(1500000000)", "\"1970-01-01T00:00:01.5Z\"")]
    [InlineData("time.format([1614978420000000000, \"UTC\", \"Mon Jan _2 15:04:05 2006\"])", "\"Fri Mar  5 21:07:00 2021\"")]
    [InlineData("time.format([1614978420000000000, \"America/New_York\", \"RFC822Z\"])", "\"05 Mar 21 16:07 -0500\"")]
    [InlineData("time.format([1614978420123000000, \"\", \"3:04:05.000 pm Monday January 002\"])", "\"9:07:00.123 pm Friday March 064\"")]
    [InlineData("time.format([0, \"America/New_York\", \"15:04 MST\"])", "\"19:00 EST\"")]
    [InlineData("time.date(-1)", "[1969, 12, 31]")]
    [InlineData("time.clock([0, \"Asia/Kolkata\"])", "[5, 30, 0]")]
    [InlineData("time.weekday(0)", "\"Thursday\"")]
    [InlineData("time.add_date(0, 0, 13, -1)", "34128000000000000")]
    [InlineData("time.diff(0, 34218061000000000)", "[1, 1, 0, 1, 1, 1]")]
    public void Times_are_taken_apart(string expression, string expected) => Assert.Equal(expected, Answers.To(expression));

    [Theory]
    [InlineData("1h15m30.5s", "4530500000000")]
    [InlineData("-1.5h", "-5400000000000")]
    [InlineData("1us", "1000")]
    [InlineData("1d", "86400000000000")]
    [InlineData("0", "0")]
    public void Durations_are_read(string text, string expected) => Assert.Equal(expected, Answers.To($"time.parse_duration_ns(\"{text}\")"));

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1x")]
    [InlineData(".s")]
    [InlineData("99999999999h")]
    public void What_is_no_duration_is_told(string text) =>
        Assert.StartsWith("eval_builtin_error", Answers.To($"time.parse_duration_ns(\"{text}\")"), StringComparison.Ordinal);

    [Fact]
    public void The_clock_stands_still_in_an_evaluation() => Assert.Equal("true", Answers.To("time.now_ns() == time.now_ns()"));

    [Fact]
    public void Days_are_those_of_the_platform() => Gen.DateTime.Sample(time =>
    {
        var days = (long)(time.Date - DateTime.UnixEpoch).TotalDays;
        var civil = CivilTime.OfDays(days);
        Assert.Equal((time.Year, time.Month, time.Day), ((int)civil.Year, civil.Month, civil.DayOfMonth));
        Assert.Equal(((int)time.DayOfWeek, time.DayOfYear), (civil.DayOfWeek, civil.DayOfYear));
        Assert.Equal(days, CivilTime.DaysTo(time.Year, time.Month, time.Day));
    });
}
