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
            Assert.Equal(package, Again(package));
        });

    [Fact]
    public void Properties_of_another_tool_are_no_package() =>
        Assert.Null(PackageProperties.Read(new Dictionary<string, string> { ["plimsoll:ecosystem"] = "never", ["plimsoll:name"] = "x" }));

    static Package? Again(Package package) =>
        PackageProperties.Read(PackageProperties.Of(package).ToDictionary(property => property.Name, property => property.Value));
}
