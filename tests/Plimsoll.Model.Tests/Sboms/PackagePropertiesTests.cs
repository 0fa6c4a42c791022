using CsCheck;
using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;

namespace Plimsoll.Model.Sboms;

public sealed class PackagePropertiesTests
{
    [Fact]
    public void Every_field_survives()
    {
        var package = new Package(
            Ecosystem.Rpm, "openssl-libs", "1:1.0.2k-16.el7", "openssl", "1:1.0.2k-16.el7_1", "x86_64",
            new FileLocation("var/lib/rpm/Packages", Digest.Sha256(new byte[32])) { Inside = "a.jar" })
        {
            Vendor = "CentOS",
            Module = "nodejs:12",
            OwnedBy = "other",
            IsDevelopment = true,
            IsDirect = false,
            IsGuessed = true,
        };

        Assert.Equal(package, Again(package));
    }

    [Fact]
    public void Every_text_survives() =>
        Gen.Select(Gen.String[1, 10], Gen.String, Gen.String, Gen.Int[0, Ecosystem.All.Length - 1].Select(i => Ecosystem.All[i])).Sample((name, version, path, ecosystem) =>
        {
            var package = new Package(ecosystem, name, version, name + "-src", version, "", new FileLocation(path, null)) { IsDirect = true };
            if (PackageUrlParts.TryParse(package.Purl(null).Text, out _))
                Assert.Equal(package, Again(package));
        });

    [Fact]
    public void What_the_package_url_tells_is_not_told_again()
    {
        var package = new Package(Ecosystem.Npm, "left", "1.0", "left", "1.0", "", new FileLocation("", null));

        Assert.Equal([new SbomProperty("plimsoll:ecosystem", "npm")], PackageProperties.Of(package, "pkg:npm/left@1.0"));
        Assert.Equal(["plimsoll:ecosystem", "plimsoll:name", "plimsoll:version"], PackageProperties.Of(package, "pkg:npm/right@2.0").Select(property => property.Name));
        Assert.Equal("", PackageProperties.Of(package with { Version = "", Source = "left", SourceVersion = "" }, "pkg:npm/left@1.0")[^1].Value);
    }

    [Fact]
    public void Properties_of_another_tool_are_no_package() =>
        Assert.Null(PackageProperties.Read(new Dictionary<string, string> { ["plimsoll:ecosystem"] = "never", ["plimsoll:name"] = "x" }, Parts("pkg:npm/x@1")));

    static Package? Again(Package package)
    {
        var purl = package.Purl(null).Text;
        return PackageProperties.Read(PackageProperties.Of(package, purl).ToDictionary(property => property.Name, property => property.Value), Parts(purl));
    }

    static PackageUrlParts Parts(string purl)
    {
        Assert.True(PackageUrlParts.TryParse(purl, out var parts));
        return parts;
    }
}
