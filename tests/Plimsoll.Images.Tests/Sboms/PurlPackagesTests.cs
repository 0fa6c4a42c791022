using System.Collections.Immutable;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Sboms;

public sealed class PurlPackagesTests
{
    static readonly Distro Debian = new("debian", "12", "", "");

    [Theory]
    [InlineData("pkg:deb/debian/curl@7.88.1-10?arch=amd64&upstream=curl-src", "deb", "curl", "7.88.1-10", "curl-src")]
    [InlineData("pkg:rpm/redhat/openssl-libs@1.0.2k-16.el7?epoch=1&upstream=openssl-1.0.2k-16.el7.src.rpm", "rpm", "openssl-libs", "1:1.0.2k-16.el7", "openssl")]
    [InlineData("pkg:rpm/centos/bash@4.2?epoch=0", "rpm", "bash", "4.2", "bash")]
    [InlineData("pkg:apk/alpine/busybox@1.36-r1?upstream=busybox%401.36-r1", "apk", "busybox", "1.36-r1", "busybox")]
    [InlineData("pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1", "Maven", "org.apache.logging.log4j:log4j-core", "2.14.1", "org.apache.logging.log4j:log4j-core")]
    [InlineData("pkg:npm/%40angular/core@12.3.1", "npm", "@angular/core", "12.3.1", "@angular/core")]
    [InlineData("pkg:npm/JSONStream@1.3.5", "npm", "JSONStream", "1.3.5", "JSONStream")]
    [InlineData("pkg:golang/github.com/Masterminds/semver/v3@v3.1.1", "Go", "github.com/Masterminds/semver/v3", "v3.1.1", "github.com/Masterminds/semver/v3")]
    [InlineData("pkg:swift/github.com/apple/swift-nio@2.0", "SwiftURL", "github.com/apple/swift-nio", "2.0", "github.com/apple/swift-nio")]
    [InlineData("pkg:conan/user/openssl@3.0.3?channel=stable", "ConanCenter", "openssl", "3.0.3", "openssl")]
    [InlineData("pkg:composer/laravel/framework@9.1", "Packagist", "laravel/framework", "9.1", "laravel/framework")]
    [InlineData("pkg:k8s/k8s.io%2Fkubelet@1.27.0", "Kubernetes", "k8s.io/kubelet", "1.27.0", "k8s.io/kubelet")]
    [InlineData("pkg:github/Actions/checkout@v4.2.2", "GitHub Actions", "Actions/checkout", "v4.2.2", "Actions/checkout")]
    [InlineData("pkg:terraform/registry.terraform.io/hashicorp/aws@5.1.0", "Terraform", "registry.terraform.io/hashicorp/aws", "5.1.0", "registry.terraform.io/hashicorp/aws")]
    [InlineData("pkg:ebuild/gentoo/dev-lang/python@3.11", "portage", "dev-lang/python", "3.11", "dev-lang/python")]
    public void The_name_is_that_of_the_ecosystems_own_reader(string text, string ecosystem, string name, string version, string source)
    {
        Assert.True(PackageUrlParts.TryParse(text, out var purl));
        var package = PurlPackages.Of(purl, "", "", ImmutableDictionary<string, string>.Empty);

        Assert.Equal((ecosystem, name, version, source), (package?.Ecosystem.Name, package?.Name, package?.Version, package?.Source));
    }

    [Fact]
    public void Every_ecosystem_comes_back_from_its_own_package_url()
    {
        foreach (var ecosystem in Ecosystem.All)
        {
            var name = ecosystem.Name switch { "Maven" => "org.x:y", "Packagist" => "vendor/y", "portage" => "dev-libs/y", "Go" => "example.org/y", _ => "y" };
            var package = new Package(ecosystem, name, "1.2.3", name, "1.2.3", "", new FileLocation("", null));

            Assert.True(PackageUrlParts.TryParse(package.Purl(Debian).Text, out var purl));
            Assert.Equal(package.Purl(Debian).Text, purl.ToString());
            Assert.Equal(package, PurlPackages.Of(purl, "", "", ImmutableDictionary<string, string>.Empty));
        }
    }

    [Fact]
    public void Properties_of_other_scanners_name_the_source_and_the_place()
    {
        Assert.True(PackageUrlParts.TryParse("pkg:rpm/centos/openssl-libs@1.0.2k-16.el7?epoch=1", out var purl));
        var package = PurlPackages.Of(purl, "", "", new Dictionary<string, string>
        {
            ["aquasecurity:trivy:SrcName"] = "openssl",
            ["aquasecurity:trivy:SrcVersion"] = "1.0.2k",
            ["aquasecurity:trivy:SrcRelease"] = "16.el7",
            ["aquasecurity:trivy:SrcEpoch"] = "1",
            ["aquasecurity:trivy:FilePath"] = "var/lib/rpm/Packages",
        });

        Assert.Equal(("openssl", "1:1.0.2k-16.el7", "var/lib/rpm/Packages"), (package?.Source, package?.SourceVersion, package?.Location.Path));
    }
}
