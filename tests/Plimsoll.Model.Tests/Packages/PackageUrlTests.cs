using Plimsoll.Model.Images;

namespace Plimsoll.Model.Packages;

public sealed class PackageUrlTests
{
    static readonly Distro Bookworm = new("debian", "12", "bookworm", "Debian GNU/Linux 12 (bookworm)");
    static readonly Distro Wolfi = new("wolfi", "", "", "Wolfi");

    [Theory]
    [InlineData("curl", "7.88.1-10+deb12u5", "amd64", "pkg:deb/debian/curl@7.88.1-10%2Bdeb12u5?arch=amd64&distro=debian-12")]
    [InlineData("libssl3", "1:3.0~rc1", "", "pkg:deb/debian/libssl3@1:3.0~rc1?distro=debian-12")]
    [InlineData("libstdc++6", "12", "all", "pkg:deb/debian/libstdc%2B%2B6@12?arch=all&distro=debian-12")]
    public void A_debian_package_has_vendor_architecture_and_distribution(
        string name, string version, string architecture, string expected) =>
        Assert.Equal(expected, Purl(Ecosystem.Deb, name, version, architecture, Bookworm));

    [Fact]
    public void A_distribution_without_a_release_is_named_alone() =>
        Assert.Equal(
            "pkg:apk/wolfi/busybox@1.36.1-r29?arch=x86_64&distro=wolfi",
            Purl(Ecosystem.Apk, "busybox", "1.36.1-r29", "x86_64", Wolfi));

    [Fact]
    public void An_unknown_distribution_leaves_the_package_managers_home()
    {
        Assert.Equal("pkg:apk/alpine/musl@1.2.5-r0", Purl(Ecosystem.Apk, "musl", "1.2.5-r0", "", null));
        Assert.Equal("pkg:deb/debian/base-files@12?arch=all", Purl(Ecosystem.Deb, "base-files", "12", "all", null));
    }

    [Theory]
    [InlineData("lodash", "4.17.15", "pkg:npm/lodash@4.17.15")]
    [InlineData("@angular/core", "12.3.1", "pkg:npm/%40angular/core@12.3.1")]
    [InlineData("JSONStream", "1.3.5", "pkg:npm/jsonstream@1.3.5")]
    [InlineData("a b", "1.0.0+build/1", "pkg:npm/a%20b@1.0.0%2Bbuild%2F1")]
    public void An_npm_scope_is_the_namespace_and_neither_has_upper_case(string name, string version, string expected) =>
        Assert.Equal(expected, Purl(Ecosystem.Npm, name, version, "", Bookworm));

    [Theory]
    [InlineData("Django_allauth", "12.23", "pkg:pypi/django-allauth@12.23")]
    [InlineData("ruamel.yaml-._clib", "1.0.RC1", "pkg:pypi/ruamel-yaml-clib@1.0.rc1")]
    public void A_python_name_is_normalised(string name, string version, string expected) =>
        Assert.Equal(expected, Purl(Ecosystem.PyPI, name, version, "", null));

    [Theory]
    [InlineData("Go", "pkg:golang/example.org/y")]
    [InlineData("deb", "pkg:deb/debian/example.org/y?arch=all&distro=debian-12")]
    [InlineData("rpm", "pkg:rpm/debian/example.org%2Fy?arch=all&distro=debian-12")]
    [InlineData("Kubernetes", "pkg:k8s/example.org%2Fy")]
    public void Without_a_version_there_is_no_at_sign(string ecosystem, string expected) =>
        Assert.Equal(expected, Purl(Ecosystem.All.Single(one => one.Name == ecosystem), "example.org/y", "", "all", Bookworm));

    [Theory]
    [InlineData("AFNetworking", "pkg:cocoapods/AFNetworking@4.0.1")]
    [InlineData("AFNetworking/NSURLSession", "pkg:cocoapods/AFNetworking@4.0.1#NSURLSession")]
    [InlineData("Google+/Sub spec/B", "pkg:cocoapods/Google%2B@4.0.1#Sub%20spec/B")]
    public void A_subspec_of_a_pod_is_the_subpath(string name, string expected) => Assert.Equal(expected, Purl(Ecosystem.CocoaPods, name, "4.0.1", "", null));

    [Fact]
    public void Its_text_is_the_canonical_form() =>
        Assert.Equal("pkg:npm/lodash@4.17.15", new PackageUrl("pkg:npm/lodash@4.17.15").ToString());

    static string Purl(Ecosystem ecosystem, string name, string version, string architecture, Distro? distro)
    {
        var location = new FileLocation("file", Digest.Sha256(new byte[32]));
        return new Package(ecosystem, name, version, name, version, architecture, location).Purl(distro).Text;
    }
}
