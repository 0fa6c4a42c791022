using Plimsoll.Images.Archives;

namespace Plimsoll.Images.Packages.NuGet;

public sealed class NupkgPackagesTests
{
    const string Nuspec = "<package><metadata><id>Newtonsoft.Json</id><version>13.0.3</version><license type=\"expression\">MIT</license></metadata></package>";

    static readonly byte[] Archive = TestZip.Of(("lib/a.nuspec", TestZip.Bytes("<x/>")), ("Newtonsoft.Json.nuspec", TestZip.Bytes(Nuspec)));
    static readonly NupkgPackages Reader = new();

    [Theory]
    [InlineData("feed/newtonsoft.json.13.0.3.nupkg", true)]
    [InlineData("feed/newtonsoft.json.13.0.3.symbols.nupkg", false)]
    [InlineData("feed/newtonsoft.json.13.0.3.nupkg.sha512", false)]
    public void Reads_packages(string path, bool expected) => Assert.Equal(expected, Reader.Reads(path));

    [Fact]
    public void The_nuspec_in_its_root_names_the_package()
    {
        var package = Assert.Single(Reader.Read("feed/newtonsoft.json.13.0.3.nupkg", Archive));

        Assert.Equal(("Newtonsoft.Json", "13.0.3", "MIT"), (package.Name, package.Version, Assert.Single(package.Licenses)));
    }

    [Fact]
    public void Beside_its_nuspec_it_is_not_counted_twice() => Assert.Empty(Reader.Read(
        "cache/newtonsoft.json/13.0.3/newtonsoft.json.13.0.3.nupkg", Archive, new Dictionary<string, string> { ["cache/newtonsoft.json/13.0.3/newtonsoft.json.nuspec"] = Nuspec }));
}
