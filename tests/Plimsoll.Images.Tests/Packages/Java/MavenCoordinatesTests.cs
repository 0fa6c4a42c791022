namespace Plimsoll.Images.Packages.Java;

public sealed class MavenCoordinatesTests
{
    [Fact]
    public void The_name_has_the_group_where_it_is_known()
    {
        Assert.Equal("a.b:c", new MavenCoordinates("a.b", "c", "1").Name);
        Assert.Equal("c", new MavenCoordinates("", "c", "1").Name);
    }

    [Theory]
    [InlineData("1.0-SNAPSHOT", true)]
    [InlineData("2.3.0+build", true)]
    [InlineData("${v}", false)]
    [InlineData("[1,2)", false)]
    [InlineData("", false)]
    public void A_version_has_neither_placeholders_nor_ranges(string version, bool expected) =>
        Assert.Equal(expected, new MavenCoordinates("a", "b", version).IsComplete);
}
