using System.Text;

namespace Plimsoll.Images.Packages.Java;

public sealed class JavaPropertiesTests
{
    [Theory]
    [InlineData("#made\ngroupId=a.b\nartifactId=c\nversion=1")]
    [InlineData("!made\r\nversion: 1\r\n\r\n artifactId : c\r\ngroupId a\r\ngroupId:a.b")]
    public void Keys_and_values_are_parted_by_an_equals_sign_or_a_colon(string text) =>
        Assert.Equal(new MavenCoordinates("a.b", "c", "1"), JavaProperties.ReadCoordinates(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("")]
    [InlineData("groupId=a\nartifactId=b")]
    [InlineData("groupId=a\nartifactId=b\nversion=${project.version}")]
    [InlineData("groupId=a b\nartifactId=b\nversion=1")]
    public void What_is_incomplete_names_no_artifact(string text) =>
        Assert.Null(JavaProperties.ReadCoordinates(Encoding.UTF8.GetBytes(text)));
}
