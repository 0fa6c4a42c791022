using CsCheck;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Builtins;

public sealed class TimestampsTests
{
    [Theory]
    [InlineData("2009-02-13T23:31:30Z", "2009-02-13T23:31:30Z")]
    [InlineData("2009-02-13T23:31:30.120Z", "2009-02-13T23:31:30.12Z")]
    [InlineData("2009-02-13T23:31:30,5Z", "2009-02-13T23:31:30.5Z")]
    [InlineData("2009-02-13T23:31:30.1234567891Z", "2009-02-13T23:31:30.123456789Z")]
    [InlineData("2024-02-29T00:00:00+05:30", "2024-02-28T18:30:00Z")]
    [InlineData("2024-02-29T1:00:00-08:00", "2024-02-29T09:00:00Z")]
    public void Text_is_read_and_written_in_UTC(string text, string written)
    {
        Assert.True(Timestamps.TryParse(text, out var seconds, out var nanoseconds));
        Assert.Equal(written, Timestamps.Format(new CelTimestamp(seconds, nanoseconds)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2009-02-13")]
    [InlineData("2009-02-13 23:31:30Z")]
    [InlineData("2009-02-30T00:00:00Z")]
    [InlineData("2009-13-01T00:00:00Z")]
    [InlineData("2009-02-13T24:00:00Z")]
    [InlineData("2009-02-13T23:31:60Z")]
    [InlineData("2009-02-13T23:31:30")]
    [InlineData("2009-02-13T23:31:30.Z")]
    [InlineData("2009-02-13t23:31:30z")]
    [InlineData("2009-02-13T23:31:30+0100")]
    [InlineData("2009-02-13T23:31:30ZZ")]
    public void Other_text_is_refused(string text) => Assert.False(Timestamps.TryParse(text, out _, out _));

    [Fact]
    public void What_was_written_reads_back_the_same() =>
        Gen.Select(Gen.Long[CelTimestamp.MinSeconds, CelTimestamp.MaxSeconds], Gen.Int[0, 999_999_999]).Sample((seconds, nanoseconds) =>
        {
            Assert.True(Timestamps.TryParse(Timestamps.Format(new CelTimestamp(seconds, nanoseconds)), out var read, out var rest));
            Assert.Equal((seconds, nanoseconds), (read, rest));
        });

    [Fact]
    public void Years_before_the_first_are_out_of_range() => Expressions.Fails("timestamp('0000-12-31T23:59:59Z')", "timestamp overflow");
}
