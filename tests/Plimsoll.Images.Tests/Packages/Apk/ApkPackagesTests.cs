using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Apk;

public sealed class ApkPackagesTests
{
    static readonly ApkPackages Reader = new();

    [Theory]
    [InlineData("lib/apk/db/installed", true)]
    [InlineData("usr/lib/apk/db/installed", true)]
    [InlineData("lib/apk/db/installed.old", false)]
    public void Reads_only_the_database_of_installed_packages(string path, bool expected) =>
        Assert.Equal(expected, Reader.Reads(path));

    [Theory]
    [InlineData("P:musl\nV:1.2.5-r0\nA:x86_64\no:musl\n", "musl 1.2.5-r0 musl x86_64")]
    [InlineData("P:ssl_client\r\nV:1.36.1-r29\r\no:busybox\r\n\r\n", "ssl_client 1.36.1-r29 busybox ")]
    [InlineData("\n\n", "")]
    public void Name_version_origin_and_architecture_are_read(string text, string expected) =>
        Assert.Equal(
            expected,
            string.Join(',', Read(text).Select(
                package => $"{package.Name} {package.Version} {package.Source} {package.Architecture}")));

    [Theory]
    [InlineData("P:no-version\n")]
    [InlineData("not a database")]
    public void A_file_without_any_entry_is_refused(string text) =>
        Assert.Throws<InvalidDataException>(() => Read(text));

    [Theory]
    [InlineData("P:no-version\nA:x86_64\n\nP:whole\nV:1-r0\n", "before line 4")]
    [InlineData("P:whole\nV:1-r0\n\nC:Q1abc=\nQ:flipped\nV:2-r0\n\nP:late\nV:1-r0\n", "before line 8")]
    [InlineData("P:whole\nV:1-r0\n\nP:cut\nA:x86", "before line 6")]
    [InlineData("P:hidden\nV:1-r0\n*\nP:whole\nV:2-r0\n", "Line 4")]
    public void A_damaged_entry_is_told_after_the_others_were_returned(string text, string expected)
    {
        var location = new FileLocation("lib/apk/db/installed", Digest.Sha256(new byte[32]));
        var found = new List<string>();

        var fault = Assert.Throws<InvalidDataException>(() =>
        {
            foreach (var package in Reader.Read(new PackageFile(location, System.Text.Encoding.UTF8.GetBytes(text)), TestContext.Current.CancellationToken))
                found.Add(package.Name);
        });

        Assert.Contains("whole", found);
        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_without_a_trailing_empty_line_is_still_read()
    {
        var location = new FileLocation("lib/apk/db/installed", Digest.Sha256(new byte[32]));
        var file = File.ReadAllBytes("Packages/Apk/testdata/installed-two-packages");

        var packages = Reader.Read(new PackageFile(location, file), TestContext.Current.CancellationToken);

        Assert.Equal(
            [
                new Package(Ecosystem.Apk, "musl", "1.2.5-r0", "musl", "1.2.5-r0", "", location),
                new Package(Ecosystem.Apk, "busybox-binsh", "1.36.1-r29", "busybox", "1.36.1-r29", "", location),
            ],
            packages);
    }

    static List<Package> Read(string text) => Reader.Read("lib/apk/db/installed", text);
}
