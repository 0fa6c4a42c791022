using Plimsoll.Vulnerabilities.Feeds.Csaf;

namespace Plimsoll.Vulnerabilities.Tests.Feeds.Csaf;

public sealed class CsafPackageTests
{
    [Theory]
    [InlineData("pkg:rpm/redhat/openssl-libs@3.0.7-28.el9_4?arch=x86_64&epoch=1", "openssl-libs", "1:3.0.7-28.el9_4", "x86_64", "")]
    [InlineData("pkg:rpm/redhat/perl-libs@5.32.1-473.module%2Bel8.10.0%2B21354?arch=s390x&epoch=4&rpmmod=perl:5.32:8100020:abc", "perl-libs", "4:5.32.1-473.module+el8.10.0+21354", "s390x", "perl:5.32")]
    [InlineData("pkg:rpm/redhat/kernel?arch=src", "kernel", "", "src", "")]
    [InlineData("pkg:rpm/redhat/redis@6?arch=src&rpmmod=redis:6", "redis", "", "src", "redis:6")]
    [InlineData("pkg:rpmmod/redhat/nodejs@20:8090020231019152822:a75119d5", "", "", "", "nodejs:20")]
    public void A_url_is_taken_apart(string url, string name, string version, string architecture, string module) =>
        Assert.Equal(new CsafPackage(name, version, architecture, module), CsafPackage.OfUrl(url));

    [Theory]
    [InlineData("pkg:oci/ubi8@sha256:abc")]
    [InlineData("kernel")]
    public void What_is_no_rpm_is_none(string url) => Assert.Null(CsafPackage.OfUrl(url));

    [Theory]
    [InlineData("kernel", "kernel", "", "", "")]
    [InlineData("python-urllib3.src", "python-urllib3", "", "src", "")]
    [InlineData("nodejs:18/nodejs", "nodejs", "", "", "nodejs:18")]
    [InlineData("bash-0:5.1-2.el9.x86_64", "bash", "5.1-2.el9", "x86_64", "")]
    [InlineData("perl-libs-4:5.32.1-473.module+el8.x86_64::perl:5.32", "perl-libs", "4:5.32.1-473.module+el8", "x86_64", "perl:5.32")]
    [InlineData("SLOF-20210217-2.module+el8.src.rpm-virt-devel:rhel", "SLOF", "20210217-2.module+el8", "src", "")]
    [InlineData("libopenssl1_1-1.1.1l-150500.17.12.1.x86_64", "libopenssl1_1", "1.1.1l-150500.17.12.1", "x86_64", "")]
    public void A_name_is_taken_apart(string text, string name, string version, string architecture, string module) =>
        Assert.Equal(new CsafPackage(name, version, architecture, module), CsafPackage.OfName(text));
}
