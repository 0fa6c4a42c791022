using CsCheck;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Builtins;

public sealed class CivilTimeTests
{
    [Fact]
    public void Dates_and_clocks_are_those_of_the_calendar() => Gen.Long[CelTimestamp.MinSeconds, CelTimestamp.MaxSeconds].Sample(seconds =>
    {
        var expected = DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime;
        var expectedTime = new CivilTime(
            expected.Year,
            expected.Month,
            expected.Day,
            expected.DayOfYear,
            (int)expected.DayOfWeek,
            expected.Hour,
            expected.Minute,
            expected.Second);

        Assert.Equal(expectedTime, CivilTime.Of(seconds));
    });

    [Fact]
    public void A_zone_may_move_a_time_out_of_the_years_of_the_language() =>
        Assert.Equal((10_000, 1, 1), (CivilTime.Of(CelTimestamp.MaxSeconds + 1).Year, CivilTime.Of(CelTimestamp.MaxSeconds + 1).Month, CivilTime.Of(CelTimestamp.MaxSeconds + 1).Day));
}
