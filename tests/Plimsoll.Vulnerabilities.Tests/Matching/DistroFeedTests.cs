using Plimsoll.Model.Packages;
using Plimsoll.Vulnerabilities.Matching;

namespace Plimsoll.Vulnerabilities.Tests.Matching;

public sealed class DistroFeedTests
{
    [Theory]
    [InlineData("debian", "12", "Debian:12")]
    [InlineData("debian", "12.5", "Debian:12")]
    [InlineData("debian", "", "")]
    [InlineData("ubuntu", "22.04", "Ubuntu:22.04:LTS Ubuntu:22.04")]
    [InlineData("alpine", "3.19.1", "Alpine:v3.19")]
    [InlineData("alpine", "3.24_alpha20260127", "Alpine:edge")]
    [InlineData("wolfi", "20230201", "Wolfi")]
    [InlineData("chainguard", "20230214", "Chainguard")]
    [InlineData("almalinux", "9.4", "AlmaLinux:9")]
    [InlineData("rocky", "8.10", "Rocky Linux:8")]
    [InlineData("azurelinux", "3.0", "Azure Linux:3")]
    [InlineData("mageia", "9", "Mageia:9")]
    [InlineData("photon", "5.0", "Photon OS:5.0")]
    [InlineData("opensuse-leap", "15.6", "openSUSE:Leap 15.6")]
    [InlineData("slackware", "15", "")]
    public void A_release_has_the_name_that_osv_gives_it(string id, string version, string expected) =>
        Assert.Equal(expected, string.Join(' ', DistroFeed.Names(new Distro(id, version, "", ""))));
}
