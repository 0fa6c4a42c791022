using System.Text;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Portage;

public sealed class PortagePackagesTests
{
    const string Contents = "dir /usr\nobj /usr/lib/a b/package.json d41d8cd98f00b204e9800998ecf8427e 1700000000\nsym /usr/x -> y 1700000000\n";
    static readonly PortagePackages Reader = new();

    [Theory]
    [InlineData("var/db/pkg/app-containers/skopeo-1.5.1/CONTENTS", "app-containers/skopeo 1.5.1")]
    [InlineData("var/db/pkg/dev-libs/foo-bar-2.0_rc1-r3/CONTENTS", "dev-libs/foo-bar 2.0_rc1-r3")]
    public void Name_and_version_are_those_of_the_folder(string path, string expected)
    {
        Assert.True(Reader.Reads(path));
        var package = Assert.Single(Reader.Read(path, Contents));
        Assert.Equal(expected, $"{package.Name} {package.Version}");
    }

    [Fact]
    public void A_folder_of_another_name_is_refused() =>
        Assert.Throws<InvalidDataException>(() => Reader.Read("var/db/pkg/dev-libs/foo/CONTENTS", Contents));

    [Fact]
    public void A_path_with_blanks_has_its_owner()
    {
        var paths = new OwnedPaths(["usr/lib/a b/package.json", "usr/x"]);
        var file = new PackageFile(new FileLocation("var/db/pkg/dev-libs/foo-1/CONTENTS", null), Encoding.UTF8.GetBytes(Contents));
        Reader.Read(file, paths, TestContext.Current.CancellationToken);
        Assert.Equal(("dev-libs/foo", ""), (paths.OwnerOf("usr/lib/a b/package.json"), paths.OwnerOf("usr/x")));
    }
}
