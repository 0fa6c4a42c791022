using System.Globalization;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Distributions;

public sealed class EndOfLifeTableTests
{
    [Theory]
    [InlineData("debian", "12.11", "2028-06-30")]
    [InlineData("alpine", "3.19.1", "2025-11-01")]
    [InlineData("rhel", "8.10", "2029-05-31")]
    [InlineData("ubuntu", "22.04", "2027-04-01")]
    [InlineData("sles", "15.5", "2024-12-31")]
    [InlineData("sles", "15", "2019-12-31")]
    [InlineData("sles", "15.99", null)]
    [InlineData("wolfi", "20230201", null)]
    [InlineData("debian", "", null)]
    [InlineData("debian", "99", null)]
    public void A_release_ends_on_its_day_or_nobody_knows(string id, string release, string? expected) =>
        Assert.Equal(expected, EndOfLifeTable.Of(id, release)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    [Fact]
    public void Centos_stream_is_not_centos_linux()
    {
        Assert.Equal(new DateOnly(2021, 12, 31), EndOfLifeTable.Complete(new Distro("centos", "8", "", "CentOS Linux 8 (Core)")).EndOfLife);
        Assert.Equal(new DateOnly(2024, 5, 31), EndOfLifeTable.Complete(new Distro("centos", "8", "", "CentOS Stream 8")).EndOfLife);
    }

    [Fact]
    public void A_date_that_the_image_states_fills_a_gap_only()
    {
        var stated = new DateOnly(2035, 5, 31);
        Assert.Equal(stated, EndOfLifeTable.Complete(new Distro("made-up", "1", "", "") { EndOfLife = stated }).EndOfLife);
        Assert.Equal(new DateOnly(2025, 5, 13), EndOfLifeTable.Complete(new Distro("fedora", "40", "", "") { EndOfLife = stated }).EndOfLife);
    }
}
