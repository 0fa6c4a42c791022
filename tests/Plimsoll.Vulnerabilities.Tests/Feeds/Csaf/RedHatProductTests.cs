using Plimsoll.Vulnerabilities.Feeds.Csaf;

namespace Plimsoll.Vulnerabilities.Tests.Feeds.Csaf;

public sealed class RedHatProductTests
{
    [Theory]
    [InlineData("cpe:/o:redhat:enterprise_linux:8", "Red Hat:8", "")]
    [InlineData("cpe:/a:redhat:enterprise_linux:9::appstream", "Red Hat:9", "cpe:/a:redhat:enterprise_linux:9::appstream")]
    [InlineData("cpe:/a:redhat:rhel_eus:8.6::appstream", "Red Hat:8", "cpe:/a:redhat:rhel_eus:8.6::appstream")]
    [InlineData("cpe:/a:redhat:openshift:4.16::el9", "Red Hat:9", "cpe:/a:redhat:openshift:4.16::el9")]
    [InlineData("cpe:/o:redhat:enterprise_linux:10.0", "Red Hat:10", "")]
    public void A_cpe_name_says_release_and_repository(string cpe, string feed, string repository)
    {
        var found = RedHatProduct.OfCpe(cpe);
        Assert.Equal(feed, found?.Feed);
        Assert.Equal(repository, string.Join(' ', found?.Repositories ?? []));
    }

    [Theory]
    [InlineData("cpe:/a:redhat:openstack:16")]
    [InlineData("cpe:/a:other:enterprise_linux:8")]
    [InlineData("")]
    public void A_product_that_is_of_no_release_is_none(string cpe) => Assert.Null(RedHatProduct.OfCpe(cpe));

    [Theory]
    [InlineData("Red Hat:enterprise_linux:8", "Red Hat:8", "")]
    [InlineData("Red Hat:enterprise_linux:9::baseos", "Red Hat:9", "cpe:/o:redhat:enterprise_linux:9::baseos")]
    [InlineData("Red Hat:rhel_eus:9.2::appstream", "Red Hat:9", "cpe:/a:redhat:rhel_eus:9.2::appstream")]
    [InlineData("Red Hat:openstack:16", "Red Hat:openstack:16", "")]
    [InlineData("Ubuntu:22.04:LTS", "Ubuntu:22.04:LTS", "")]
    [InlineData("Ubuntu:Pro:18.04:LTS", "Ubuntu:Pro:18.04:LTS", "")]
    public void Names_of_ecosystems_become_the_same(string ecosystem, string feed, string repository)
    {
        var found = RedHatProduct.OfOsv(ecosystem);
        Assert.Equal((feed, repository), (found.Feed, string.Join(' ', found.Repositories)));
    }
}
