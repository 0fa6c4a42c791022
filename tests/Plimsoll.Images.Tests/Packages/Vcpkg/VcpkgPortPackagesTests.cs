using System.Text;

namespace Plimsoll.Images.Packages.Vcpkg;

public sealed class VcpkgPortPackagesTests
{
    const string Place = "vcpkg_installed/x64-linux/share/fmt/vcpkg.spdx.json";

    const string Good = """
        { "spdxVersion": "SPDX-2.2", "packages": [
          { "name": "fmt", "SPDXID": "SPDXRef-port", "versionInfo": "10.1.1#2", "licenseConcluded": "MIT" },
          { "name": "fmt:x64-linux", "SPDXID": "SPDXRef-binary", "versionInfo": "5c76" } ] }
        """;

    static readonly VcpkgPortPackages Reader = new();

    [Fact]
    public void The_port_is_the_package()
    {
        var package = Assert.Single(Reader.Read(Place, Good));

        Assert.Equal(("fmt", "10.1.1#2", "MIT"), (package.Name, package.Version, Assert.Single(package.Licenses)));
        Assert.Equal("pkg:vcpkg/fmt@10.1.1%232", package.Purl(null).Text);
    }

    [Fact]
    public void Beside_the_database_it_is_not_counted_twice() => Assert.Empty(
        Reader.Read(Place, Encoding.UTF8.GetBytes(Good), new Dictionary<string, string> { ["vcpkg_installed/vcpkg/status"] = "" }));

    [Fact]
    public void A_document_without_a_port_is_a_fault() => Assert.Throws<InvalidDataException>(() => Reader.Read(Place, "{}"));

    [Fact]
    public void Arbitrary_edits_end_in_packages_or_InvalidDataException() => Reader.SurvivesEdits(Place, Good);
}
