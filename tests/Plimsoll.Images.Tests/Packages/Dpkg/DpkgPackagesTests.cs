using System.Text;
using CsCheck;
using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Dpkg;

public sealed class DpkgPackagesTests
{
    static readonly DpkgPackages Reader = new();
    static readonly FileLocation Location = new("var/lib/dpkg/status", Digest.Sha256(new byte[32]));

    [Theory]
    [InlineData("var/lib/dpkg/status", true)]
    [InlineData("var/lib/dpkg/status.d/base", true)]
    [InlineData("var/lib/dpkg/status.d/libpython3.11-minimal", true)]
    [InlineData("var/lib/dpkg/status.d/base.md5sums", false)]
    [InlineData("var/lib/dpkg/status.d/", false)]
    [InlineData("var/lib/dpkg/status.d/folder/base", false)]
    [InlineData("var/lib/dpkg/status-old", false)]
    [InlineData("opt/var/lib/dpkg/status", false)]
    public void Reads_the_status_file_and_those_of_distroless(string path, bool expected) =>
        Assert.Equal(expected, Reader.Reads(path));

    [Fact]
    public void Every_package_whose_files_are_on_disk_is_read()
    {
        var file = File.ReadAllBytes("Packages/Dpkg/testdata/status-of-every-state");

        Assert.Equal(
            [
                Deb("libssl3", "3.0.11-1~deb12u2", "openssl", "3.0.11-1~deb12u2", "amd64"),
                Deb("zlib1g", "1:1.2.13.dfsg-1+b1", "zlib", "1:1.2.13.dfsg-1", "amd64"),
                Deb("unpacked-only", "2.0", "unpacked-only", "2.0", "all"),
            ],
            Read(file));
    }

    [Fact]
    public void A_carriage_return_inside_a_line_does_not_start_another_field()
    {
        var file = File.ReadAllBytes("Packages/Dpkg/testdata/distroless-crlf");

        Assert.Equal([Deb("base-files", "12.4+deb12u5", "base-files", "12.4+deb12u5", "amd64")], Read(file));
    }

    [Fact]
    public void A_stanza_without_a_version_does_not_hide_the_others()
    {
        var file = Bytes("Package: broken\nStatus: install ok installed\n\nPackage: whole\nVersion: 1\n");
        var packages = new List<Package>();

        var fault = Assert.Throws<InvalidDataException>(() =>
        {
            foreach (var package in Reader.Read(new PackageFile(Location, file), TestContext.Current.CancellationToken))
                packages.Add(package);
        });

        Assert.Equal([Deb("whole", "1", "whole", "1", "")], packages);
        Assert.Contains("line 4", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not a field\n")]
    [InlineData(" a continuation of nothing\n")]
    [InlineData(":\n")]
    public void What_is_no_field_is_reported_with_its_line(string text)
    {
        var fault = Assert.Throws<InvalidDataException>(() => Read(Bytes(text)));

        Assert.Contains("Line 1", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arbitrary_bytes_end_in_packages_or_InvalidDataException() =>
        Gen.OneOf(
                Gen.Byte.Array[0, 400],
                Gen.OneOf("Package: a\n", "Version:", " 1\n", "\n", "Status: install ok ", "installed\n", "\r", ":", "\0", "(", "Source: b (2)\n")
                    .Array[0, 40].Select(parts => Encoding.UTF8.GetBytes(string.Concat(parts))))
            .Sample(
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
                iter: 2000);

    [Fact]
    public void Every_written_stanza_is_read_back()
    {
        var word = Gen.Char["abcxyz0123456789.+~-"].Array[1, 12].Select(characters => new string(characters));
        Gen.Select(word, word, word, word, Gen.Bool)
            .Select((name, version, source, sourceVersion, hasSource) => hasSource
                ? Deb(name, version, source, sourceVersion, "arm64")
                : Deb(name, version, name, version, "all"))
            .Array[0, 20]
            .Sample(
                packages => Assert.Equal(packages, Read(Bytes(string.Concat(packages.Select(Write))))),
                iter: 500);
    }

    static string Write(Package package) =>
        $"""
        Package: {package.Name}
        Status: install ok installed
        Source: {package.Source} ({package.SourceVersion})
        Version: {package.Version}
        Architecture: {package.Architecture}
        Description: text
         Package: more text


        """;

    static Package Deb(string name, string version, string source, string sourceVersion, string architecture) =>
        new(Ecosystem.Deb, name, version, source, sourceVersion, architecture, Location);

    static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    static List<Package> Read(byte[] file) =>
        [.. Reader.Read(new PackageFile(Location, file), TestContext.Current.CancellationToken)];
}
