using Plimsoll.Model.Findings;
using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;

namespace Plimsoll.Model.Sboms;

public sealed class ImagePropertiesTests
{
    static readonly Digest Digest = Digest.Sha256(new byte[32]);
    static readonly ImageFacts Nothing = new("sbom.json", "sbom.json", null, null, new Platform("", ""), ImageConfiguration.Empty, [], null, [], []);

    [Fact]
    public void What_an_image_is_and_what_could_not_be_read_of_it_survives()
    {
        var facts = Nothing with
        {
            Digest = Digest,
            ConfigurationDigest = Digest,
            Platform = new Platform("linux", "arm64", "v8"),
            Layers = [new ImageLayer(0, Digest, Digest, 10, 20, ""), new ImageLayer(1, Digest, Digest, 30, 40, "")],
            Distro = new Distro("debian", "12", "bookworm", "Debian GNU/Linux 12"),
            Unread = [new Unread("layer 1, a.jar", UnreadReason.Truncated, "cut\tshort")],
        };

        var read = ImageProperties.Read(ImageProperties.Of(facts), Nothing);

        Assert.Equal(
            (facts.Digest, facts.ConfigurationDigest, facts.Platform, facts.Distro), (read.Digest, read.ConfigurationDigest, read.Platform, read.Distro));
        Assert.Equal(facts.Layers, read.Layers);
        Assert.Equal(facts.Unread, read.Unread);
    }

    [Fact]
    public void What_the_data_of_the_day_lacks_stays_behind() =>
        Assert.Empty(ImageProperties.Of(Nothing with
        {
            Unread = [new Unread("a", UnreadReason.NoAdvisories, ""), new Unread("b", UnreadReason.UnparsableVersion, "")],
        }));

    [Theory]
    [InlineData("plimsoll:digest", "sha256:00")]
    [InlineData("plimsoll:layer", "sha256:00 x 1 2")]
    [InlineData("plimsoll:unread", "Never\tx\ty")]
    [InlineData("plimsoll:distro", "debian")]
    [InlineData("plimsoll:platform", "linux")]
    [InlineData("other:digest", "x")]
    public void A_value_that_is_none_changes_nothing(string name, string value)
    {
        var read = ImageProperties.Read([new SbomProperty(name, value)], Nothing);
        Assert.Equal(Nothing with { Layers = read.Layers, Unread = read.Unread }, read);
        Assert.Empty(read.Layers);
        Assert.Empty(read.Unread);
    }
}
