using System.Text;
using CsCheck;
using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Python;

public sealed class PythonPackagesTests
{
    static readonly PythonPackages Reader = new();
    static readonly FileLocation Location = new("site-packages/x.dist-info/METADATA", Digest.Sha256(new byte[32]));

    [Theory]
    [InlineData("usr/lib/python3/dist-packages/requests-2.19.0.dist-info/METADATA", true)]
    [InlineData("site-packages/requests.egg-info/PKG-INFO", true)]
    [InlineData("site-packages/requests-2.19.0-py3.8.egg-info", true)]
    [InlineData("site-packages/requests-2.19.0-py3.8.egg/EGG-INFO/PKG-INFO", true)]
    [InlineData("site-packages/x.DIST-INFO/METADATA", true)]
    [InlineData("setuptools/_vendor/packaging-21.3.dist-info/METADATA", true)]
    [InlineData("site-packages/requests.dist-info/RECORD", false)]
    [InlineData("site-packages/requests/METADATA", false)]
    [InlineData("site-packages/requests.egg-info/requires.txt", false)]
    [InlineData("METADATA", false)]
    [InlineData("PKG-INFO", false)]
    public void Reads_the_metadata_of_wheels_and_eggs(string path, bool expected) =>
        Assert.Equal(expected, Reader.Reads(path));

    [Fact]
    public void The_name_stays_as_written_and_the_source_is_normalised()
    {
        var file = File.ReadAllBytes("Packages/Python/testdata/metadata-with-description");

        var package = Assert.Single(Read(file));

        Assert.Equal(["MIT"], package.Licenses);
        Assert.Equal(
            new Package(Ecosystem.PyPI, "Ruamel.yaml_Clib", "0.2.8", "ruamel-yaml-clib", "0.2.8", "", Location),
            package with { Licenses = [] });
    }

    [Theory]
    [InlineData("License: BSD\nLicense-Expression: BSD-3-Clause\n", "BSD-3-Clause")]
    [InlineData("License: UNKNOWN\n", "")]
    [InlineData("", "")]
    public void The_licence_expression_wins_over_free_text(string headers, string expected) =>
        Assert.Equal(expected, string.Join(' ', Assert.Single(Read(Bytes("Name: x\nVersion: 1\n" + headers))).Licenses));

    [Theory]
    [InlineData("")]
    [InlineData("Name: x\n")]
    [InlineData("Name: x\n\nVersion: 1\n")]
    [InlineData("Name:\nVersion: 1\n")]
    [InlineData(" Name: x\nVersion: 1\n")]
    public void Headers_that_name_no_package_are_refused(string text) =>
        Assert.Throws<InvalidDataException>(() => Read(Bytes(text)));

    [Fact]
    public void Carriage_returns_and_case_make_no_difference() =>
        Assert.Equal("1.0", Assert.Single(Read(Bytes("name: x\r\nVERSION: 1.0\r\n\r\n"))).Version);

    [Fact]
    public void Headers_without_end_are_refused() =>
        Assert.Throws<InvalidDataException>(() => Read(Bytes(string.Concat(Enumerable.Repeat("a\n", 30_000)))));

    [Fact]
    public void Arbitrary_bytes_end_in_a_package_or_InvalidDataException() =>
        Gen.Byte.Array[0, 200].Sample(
            bytes =>
            {
                try
                {
                    Read(bytes);
                }
                catch (InvalidDataException)
                {
                    // The one exception the scan turns into Unread.
                }
            },
            iter: 1000);

    static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    static List<Package> Read(byte[] file) =>
        [.. Reader.Read(new PackageFile(Location, file), TestContext.Current.CancellationToken)];
}
