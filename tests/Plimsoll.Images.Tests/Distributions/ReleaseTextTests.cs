using CsCheck;

namespace Plimsoll.Images.Distributions;

public sealed class ReleaseTextTests
{
    [Theory]
    [InlineData("CentOS")]
    [InlineData("CentOS release")]
    [InlineData("CentOS release final")]
    [InlineData(" release 5")]
    public void A_line_without_a_name_or_a_version_names_nothing(string line) => Assert.Null(ReleaseText.OfLine(line));

    [Theory]
    [InlineData("cpe:/o:centos:6:GA", "6")]
    [InlineData("cpe:2.3:o:centos:linux:6", null)]
    [InlineData("", null)]
    public void A_platform_name_of_another_form_names_nothing(string line, string? product) =>
        Assert.Equal(product is null ? null : "GA", ReleaseText.OfCpe(line)?.VersionId);

    [Fact]
    public void No_text_makes_it_fail() => Gen.String.Sample(text =>
    {
        _ = ReleaseText.OfLine(text);
        _ = ReleaseText.OfCpe(text);
        _ = ReleaseText.OfRepositories(System.Text.Encoding.UTF8.GetBytes(text));
    });
}
