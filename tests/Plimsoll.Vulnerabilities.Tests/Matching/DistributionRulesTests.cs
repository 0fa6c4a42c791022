using Plimsoll.Model.Packages;
using Plimsoll.Vulnerabilities.Matching;

namespace Plimsoll.Vulnerabilities.Tests.Matching;

public sealed class DistributionRulesTests
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
    [InlineData("rhel", "8.10", "Red Hat:8")]
    [InlineData("ol", "9.4", "Oracle Linux:9")]
    [InlineData("amzn", "2023", "Amazon Linux:2023")]
    [InlineData("amzn", "2018.03", "Amazon Linux:1")]
    [InlineData("sles", "15.5", "SUSE:Linux Enterprise Server 15 SP5 SUSE:Linux Enterprise Module for Basesystem 15 SP5 SUSE:Linux Enterprise Module for Server Applications 15 SP5")]
    [InlineData("slackware", "15", "")]
    public void A_release_has_the_name_that_osv_gives_it(string id, string version, string expected) =>
        Assert.Equal(expected, string.Join(' ', DistributionRules.Scopes(new Distro(id, version, "", ""))));

    [Theory]
    [InlineData("edge", "Alpine:edge")]
    [InlineData("3.20", "Alpine:v3.20")]
    public void The_release_of_the_repositories_wins(string release, string expected) =>
        Assert.Equal([expected], DistributionRules.Scopes(new Distro("alpine", "3.15.4", "", "") { RepositoryRelease = release }));

    [Theory]
    [InlineData("Debian:12", "openssl 3.0.8-1")]
    [InlineData("AlmaLinux:9", "openssl-libs 1:3.0.9-1.el9")]
    [InlineData("SUSE:Linux Enterprise Server 15 SP5", "openssl-libs 1:3.0.9-1.el9, openssl 1:3.0.8-1")]
    public void A_package_is_looked_up_as_its_distribution_files_advisories(string scope, string expected)
    {
        var ecosystem = scope.StartsWith("Debian", StringComparison.Ordinal) ? Ecosystem.Deb : Ecosystem.Rpm;
        var package = new Package(ecosystem, "openssl-libs", "1:3.0.9-1.el9", "openssl", "3.0.8-1", "x86_64", new FileLocation("x", null));
        var first = DistributionRules.Lookup(package, DistributionRules.NamedBy(scope), out var second);
        var found = second is { } other ? $"{first.Name} {first.Version}, {other.Name} {other.Version}" : $"{first.Name} {first.Version}";
        Assert.Equal(expected, found);
    }

    [Fact]
    public void The_packages_of_a_language_have_one_name() =>
        Assert.Equal(
            new PackageLookup("newtonsoft.json", "13.0.1"),
            DistributionRules.Lookup(
                new Package(Ecosystem.NuGet, "Newtonsoft.Json", "13.0.1", "Newtonsoft.Json", "13.0.1", "", new FileLocation("x", null)), NamedBy.Source, out _));
}
