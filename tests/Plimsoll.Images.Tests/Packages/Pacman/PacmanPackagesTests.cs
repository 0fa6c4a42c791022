namespace Plimsoll.Images.Packages.Pacman;

public sealed class PacmanPackagesTests
{
    static readonly PacmanPackages Reader = new();

    [Theory]
    [InlineData("var/lib/pacman/local/zlib-1:1.3-2/desc", true)]
    [InlineData("var/lib/pacman/local/desc", false)]
    [InlineData("var/lib/pacman/local/zlib-1:1.3-2/files", false)]
    public void Reads_the_description_of_each_installed_package(string path, bool expected) => Assert.Equal(expected, Reader.Reads(path));

    [Fact]
    public void Fields_are_read_by_their_names()
    {
        var package = Assert.Single(Reader.Read(
            "var/lib/pacman/local/gcc-libs-14-1/desc",
            "%NAME%\ngcc-libs\n\n%VERSION%\n1:14-1\n\n%BASE%\ngcc\n\n%ARCH%\nx86_64\n\n%PACKAGER%\nA <a@b>\n\n%LICENSE%\nGPL\nLGPL\n\nstray\n"));
        Assert.Equal(("gcc-libs", "1:14-1", "gcc", "x86_64", "A <a@b>"), (package.Name, package.Version, package.Source, package.Architecture, package.Vendor));
        Assert.Equal(["GPL", "LGPL"], package.Licenses);
    }

    [Theory]
    [InlineData("")]
    [InlineData("%NAME%\n\n%VERSION%\n1-1\n")]
    public void A_description_without_name_or_version_is_refused(string text) =>
        Assert.Throws<InvalidDataException>(() => Reader.Read("var/lib/pacman/local/a-1-1/desc", text));
}
