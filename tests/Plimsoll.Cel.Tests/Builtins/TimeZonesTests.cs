namespace Plimsoll.Cel.Builtins;

public sealed class TimeZonesTests
{
    [Theory]
    [InlineData("Nowhere/Atall")]
    [InlineData("../../../etc/passwd")]
    [InlineData("/etc/localtime")]
    [InlineData("a:b")]
    [InlineData("+99999999:00")]
    [InlineData(":")]
    public void Unknown_zones_are_errors(string zone)
    {
        Assert.False(TimeZones.TryFindOffset(zone, 0, out _, out var error));
        Assert.True(error.IsError);
    }

    [Fact]
    public void A_zone_has_the_offset_of_the_season()
    {
        Assert.True(TimeZones.TryFindOffset("Europe/Berlin", 1_704_067_200, out var winter, out _));
        Assert.True(TimeZones.TryFindOffset("Europe/Berlin", 1_719_792_000, out var summer, out _));
        Assert.Equal((3600, 7200), (winter, summer));
    }
}
