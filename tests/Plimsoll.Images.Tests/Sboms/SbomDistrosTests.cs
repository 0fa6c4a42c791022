using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Sboms;

public sealed class SbomDistrosTests
{
    [Theory]
    [InlineData("pkg:deb/debian/a@1?distro=debian-10.2", "debian 10.2")]
    [InlineData("pkg:deb/debian/a@1?distro=bookworm", "debian 12")]
    [InlineData("pkg:deb/ubuntu/a@1?distro=ubuntu-jammy", "ubuntu 22.04")]
    [InlineData("pkg:rpm/opensuse/a@1?distro=opensuse-leap-15.4", "opensuse-leap 15.4")]
    [InlineData("pkg:rpm/redhat/a@1?distro=redhat-8.4", "rhel 8.4")]
    [InlineData("pkg:apk/wolfi/a@1?distro=wolfi", "wolfi ")]
    [InlineData("pkg:apk/alpine/a@1?distro=alpine", null)]
    [InlineData("pkg:apk/alpine/a@1", null)]
    public void A_qualifier_names_it(string text, string? expected)
    {
        Assert.True(PackageUrlParts.TryParse(text, out var purl));
        var distro = SbomDistros.Of(purl);

        Assert.Equal(expected, distro is null ? null : $"{distro.Id} {distro.VersionId}");
    }

    [Theory]
    [InlineData("redhat", "8.4", "rhel 8.4")]
    [InlineData("amazon", "2 (Karoo)", "amzn 2")]
    [InlineData("alma", "9.1", "almalinux 9.1")]
    [InlineData("debian", "10.2", "debian 10.2")]
    public void A_component_names_it_in_words_of_its_tool(string name, string version, string expected)
    {
        var distro = SbomDistros.Of(new SbomComponent("os", SbomComponentKind.OperatingSystem, name, version, ""));

        Assert.Equal(expected, $"{distro.Id} {distro.VersionId}");
    }
}
