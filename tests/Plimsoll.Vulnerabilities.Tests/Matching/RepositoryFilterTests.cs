using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;
using Plimsoll.Vulnerabilities.Matching;

namespace Plimsoll.Vulnerabilities.Tests.Matching;

public sealed class RepositoryFilterTests
{
    static readonly FileLocation Place = new("var/lib/rpm/rpmdb.sqlite", Digest.Sha256(new byte[32]));

    [Theory]
    [InlineData("", true)]
    [InlineData("cpe:/o:redhat:enterprise_linux:8::baseos", true)]
    [InlineData("cpe:/a:redhat:enterprise_linux:8::appstream", true)]
    [InlineData("cpe:/a:redhat:rhel_eus:8.6::appstream", false)]
    [InlineData("cpe:/a:redhat:openshift:4.15::el8", false)]
    [InlineData("cpe:/a:redhat:openshift:4.15::el8 cpe:/a:redhat:enterprise_linux:8::appstream", true)]
    [InlineData("rhel-8-for-x86_64-appstream-rpms", true)]
    public void Without_a_content_manifest_the_distribution_itself_is_meant(string repositories, bool expected) =>
        Assert.Equal(expected, new RepositoryFilter([]).Allows([.. repositories.Split(' ', StringSplitOptions.RemoveEmptyEntries)], Place));

    [Theory]
    [InlineData("rhel-8-for-x86_64-appstream-rpms", "cpe:/a:redhat:enterprise_linux:8::appstream", true)]
    [InlineData("rhel-8-for-x86_64-appstream-rpms", "cpe:/o:redhat:enterprise_linux:8::baseos", false)]
    [InlineData("rhel-8-for-x86_64-appstream-rpms", "cpe:/a:redhat:enterprise_linux:9::appstream", false)]
    [InlineData("rhel-8-for-x86_64-appstream-eus-rpms__8_DOT_6", "cpe:/a:redhat:rhel_eus:8.6::appstream", true)]
    [InlineData("rhel-8-for-x86_64-appstream-eus-rpms__8_DOT_6", "cpe:/a:redhat:enterprise_linux:8::appstream", false)]
    [InlineData("rhocp-4.15-for-rhel-8-x86_64-rpms", "rhocp-4.15-for-rhel-8-x86_64-rpms", true)]
    public void A_content_manifest_says_which_repositories_a_layer_was_built_from(string set, string repository, bool expected) =>
        Assert.Equal(expected, new RepositoryFilter([new ContentManifest(Place, [set])]).Allows([repository], Place));

    [Fact]
    public void A_manifest_of_another_layer_counts_where_the_own_layer_has_none()
    {
        var other = new FileLocation("root/buildinfo/content_manifests/x.json", Digest.Sha256([.. Enumerable.Repeat((byte)1, 32)]));
        var filter = new RepositoryFilter([new ContentManifest(other, ["rhel-9-for-x86_64-baseos-rpms"])]);
        Assert.True(filter.Allows(["cpe:/o:redhat:enterprise_linux:9::baseos"], Place));
        Assert.False(filter.Allows(["cpe:/a:redhat:enterprise_linux:9::appstream"], Place));
    }
}
