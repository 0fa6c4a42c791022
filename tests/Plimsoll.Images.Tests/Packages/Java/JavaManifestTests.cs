using System.Text;

namespace Plimsoll.Images.Packages.Java;

public sealed class JavaManifestTests
{
    [Fact]
    public void The_main_section_is_read_with_its_continued_lines()
    {
        var attributes = Read("Manifest-Version: 1.0\r\nBundle-Name: a\r\n b c\r\nIMPLEMENTATION-VERSION:1\n\nName: x\nImplementation-Title: no\n");

        Assert.Equal(("ab c", "1"), (attributes["Bundle-Name"], attributes["Implementation-Version"]));
        Assert.Equal(2, attributes.Count);
    }

    [Fact]
    public void A_character_may_be_cut_by_a_continued_line()
    {
        byte[] manifest = [.. "Bundle-Name: M"u8, 0xC3, .. "\n "u8, 0xBC, .. "ller\r"u8];

        Assert.Equal("Müller", JavaManifest.Read(manifest)["Bundle-Name"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\nBundle-Name: a")]
    [InlineData(" Bundle-Name: a")]
    [InlineData(":\nno colon\nOther: a\nBundle-Name:\n")]
    public void What_tells_nothing_has_no_attributes(string manifest) => Assert.Empty(Read(manifest));

    [Fact]
    public void A_value_that_is_too_long_is_left_out() =>
        Assert.Empty(Read($"Bundle-Name: {new string('a', JavaManifest.MaxValueLength + 1)}"));

    static Dictionary<string, string> Read(string manifest) => JavaManifest.Read(Encoding.UTF8.GetBytes(manifest));
}
