namespace Plimsoll.Model.Images;

public sealed class PlatformTests
{
    [Theory]
    [InlineData("linux/amd64", "linux", "amd64", "")]
    [InlineData("linux/arm64/v8", "linux", "arm64", "v8")]
    public void A_platform_is_read_and_printed_alike(string text, string os, string architecture, string variant)
    {
        Assert.True(Platform.TryParse(text, out var platform));
        Assert.Equal(new Platform(os, architecture, variant), platform);
        Assert.Equal(text, platform.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("linux")]
    [InlineData("linux/")]
    [InlineData("/amd64")]
    [InlineData("linux/arm64/")]
    [InlineData("linux/arm64/v8/x")]
    public void What_is_no_platform_is_refused(string? text) => Assert.False(Platform.TryParse(text, out _));

    [Theory]
    [InlineData("linux/arm", "linux/arm/v7", true)]
    [InlineData("linux/arm/v7", "linux/arm/v7", true)]
    [InlineData("linux/arm/v7", "linux/arm/v6", false)]
    [InlineData("linux/arm64/v8", "linux/arm64", true)]
    [InlineData("linux/arm64", "linux/arm64/v8", true)]
    [InlineData("linux/arm/v6", "linux/arm", false)]
    [InlineData("linux/amd64", "linux/arm64", false)]
    [InlineData("linux/amd64", "windows/amd64", false)]
    public void An_unnamed_variant_accepts_any_and_arm64_is_v8(string wanted, string offered, bool expected) =>
        Assert.Equal(expected, Parse(wanted).Accepts(Parse(offered)));

    static Platform Parse(string text) => Platform.TryParse(text, out var platform) ? platform : throw new FormatException(text);
}
