namespace Plimsoll.Images.Packages.Vcpkg;

public sealed class VcpkgStatusPackagesTests
{
    const string Good = """
        Package: fmt
        Version: 10.1.1
        Port-Version: 2
        Architecture: x64-linux
        Status: install ok installed

        Package: fmt
        Feature: core
        Version: 9
        Architecture: x64-linux
        Status: install ok installed

        Package: zlib
        Version: 1.3
        Architecture: x64-linux
        Status: install ok installed

        Package: zlib
        Version: 1.3
        Architecture: x64-linux
        Status: purge ok not-installed
        """;

    static readonly VcpkgStatusPackages Reader = new();

    [Theory]
    [InlineData("vcpkg_installed/vcpkg/status", true)]
    [InlineData("opt/vcpkg/installed/vcpkg/status", true)]
    [InlineData("var/lib/dpkg/status", false)]
    public void Reads_the_database(string path, bool expected) => Assert.Equal(expected, Reader.Reads(path));

    [Fact]
    public void The_last_paragraph_of_a_port_counts() =>
        Assert.Equal(["fmt 10.1.1#2 x64-linux"], Reader.Read("vcpkg/status", Good).Select(package => $"{package.Name} {package.Version} {package.Architecture}"));

    [Fact]
    public void A_file_without_ports_is_a_fault() => Assert.Throws<InvalidDataException>(() => Reader.Read("vcpkg/status", "nothing\n"));

    [Fact]
    public void Arbitrary_edits_end_in_packages_or_InvalidDataException() => Reader.SurvivesEdits("vcpkg/status", Good);
}
