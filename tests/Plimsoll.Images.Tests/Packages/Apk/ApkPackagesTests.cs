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

    [Fact]
    public async Task A_package_without_a_trailing_empty_line_is_still_read()
    {
        var location = new FileLocation("lib/apk/db/installed", Digest.Sha256(new byte[32]));
        await using var file = File.OpenRead("Packages/Apk/testdata/installed-two-packages");

        var packages = await Reader.ReadAsync(file, location, TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            [
                new Package(Ecosystem.Apk, "musl", "1.2.5-r0", "musl", "1.2.5-r0", "", location),
                new Package(Ecosystem.Apk, "busybox-binsh", "1.36.1-r29", "busybox", "1.36.1-r29", "", location),
            ],
            packages);
    }
}
