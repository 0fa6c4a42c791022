using Plimsoll.Images.Archives;

namespace Plimsoll.Images.Packages.Python;

public sealed class EggPackagesTests
{
    static readonly EggPackages Reader = new();

    [Theory]
    [InlineData("usr/lib/python2.7/site-packages/six-1.0-py2.7.egg", true)]
    [InlineData("x/.egg", false)]
    [InlineData("x/six.egg-info", false)]
    public void Reads_eggs(string path, bool expected) => Assert.Equal(expected, Reader.Reads(path));

    [Fact]
    public void The_metadata_in_the_archive_names_the_package()
    {
        var egg = TestZip.Of(("six.py", [1]), ("EGG-INFO/PKG-INFO", TestZip.Bytes("Metadata-Version: 1.0\nName: Six\nVersion: 1.0\n")));

        Assert.Equal(["Six 1.0"], Reader.Read("site-packages/six.egg", egg).Lines());
    }

    [Fact]
    public void An_archive_without_metadata_is_a_fault() =>
        Assert.Throws<InvalidDataException>(() => Reader.Read("six.egg", TestZip.Of(("six.py", [1]))));
}
