using CsCheck;

namespace Plimsoll.Cel.Builtins;

public sealed class DurationsTests
{
    [Theory]
    [InlineData("0", 0L)]
    [InlineData("1h30m", 5_400_000_000_000L)]
    [InlineData("-1.5s", -1_500_000_000L)]
    [InlineData("1us2ns", 1_002L)]
    [InlineData(".5m", 30_000_000_000L)]
    [InlineData("1.000000001s", 1_000_000_001L)]
    [InlineData("-9223372036854775808ns", long.MinValue)]
    [InlineData("µ", null)]
    [InlineData("", null)]
    [InlineData("1", null)]
    [InlineData("1d", null)]
    [InlineData("s", null)]
    [InlineData(".s", null)]
    [InlineData("1 s", null)]
    [InlineData("9223372036854775808ns", null)]
    [InlineData("320000000000s", null)]
    public void Durations_are_read_as_in_Go(string text, long? nanoseconds)
    {
        Assert.Equal(nanoseconds is not null, Durations.TryParse(text, out var read));
        Assert.Equal(nanoseconds ?? read, read);
    }

    [Theory]
    [InlineData(1_800_000_000_000L, "1800s")]
    [InlineData(-1_000_000L, "-0.001s")]
    [InlineData(1_500_000_000L, "1.5s")]
    [InlineData(0L, "0s")]
    public void Durations_are_written_in_seconds(long nanoseconds, string text) => Assert.Equal(text, Durations.Format(nanoseconds));

    [Fact]
    public void Any_text_is_read_or_refused() => Gen.String[Gen.Char["0123456789.-+hmsnuµ "], 0, 30].Sample(text => Durations.TryParse(text, out var read) || read == 0);

    [Theory]
    [InlineData("duration('3725s').getHours() == 1 && duration('3725s').getMinutes() == 62 && duration('3725s').getSeconds() == 3725")]
    [InlineData("duration('-90m').getHours() == -1 && duration('1.5s').getMilliseconds() == 1500")]
    public void Parts_are_whole_and_of_the_entire_span(string expression) => Expressions.IsTrue(expression);
}
