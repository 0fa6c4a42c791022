using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Dpkg;

public sealed class DpkgStanzaTests
{
    static readonly FileLocation Location = new("var/lib/dpkg/status", Digest.Sha256(new byte[32]));

    [Theory]
    [InlineData("install ok installed", true)]
    [InlineData("hold ok installed", true)]
    [InlineData("deinstall ok installed", true)]
    [InlineData("install ok half-configured", true)]
    [InlineData("install ok triggers-pending", true)]
    [InlineData("deinstall ok config-files", false)]
    [InlineData("unknown ok not-installed", false)]
    public void A_package_is_installed_while_its_files_are_on_disk(string status, bool expected)
    {
        var stanza = new DpkgStanza();

        Assert.True(stanza.Add($"Status: {status}"));
        Assert.Equal(expected, stanza.IsInstalled);
    }

    [Theory]
    [InlineData("Source: openssl", "openssl", "2")]
    [InlineData("source: openssl (1:3.0)", "openssl", "1:3.0")]
    [InlineData("Source:", "libssl3", "2")]
    [InlineData("Source: openssl ()", "openssl", "2")]
    [InlineData("Source: openssl (3", "openssl", "3")]
    [InlineData("Section: libs", "libssl3", "2")]
    public void The_source_falls_back_to_the_package_itself(string line, string source, string sourceVersion)
    {
        var stanza = new DpkgStanza();
        Assert.All(["Package: libssl3", "Version: 2", line, "Package: second"], each => Assert.True(stanza.Add(each)));

        var package = stanza.ToPackage(Location);

        Assert.Equal(new Package(Ecosystem.Deb, "libssl3", "2", source, sourceVersion, "", Location), package);
    }
}
