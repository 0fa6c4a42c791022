namespace Plimsoll.Reports;

public sealed class DatabaseTextTests
{
    [Theory]
    [InlineData(-5, "less than a day old")]
    [InlineData(0, "less than a day old")]
    [InlineData(1, "1 day old")]
    [InlineData(40, "40 days old")]
    public void The_age_is_told_in_whole_days(int days, string expected)
    {
        var database = Sample.Scan.Database! with { Built = Sample.Scan.StartedAt.AddDays(-days) };

        Assert.Equal(expected, DatabaseText.Age(Sample.Scan, database));
    }

    [Fact]
    public void Only_the_demonstration_set_has_a_notice()
    {
        Assert.StartsWith("DEMONSTRATION DATA, 84", DatabaseText.Notice(Sample.Gate));
        Assert.Equal("", DatabaseText.Notice(Sample.Scan));
        Assert.Equal("", DatabaseText.Notice(Sample.Check));
    }
}
