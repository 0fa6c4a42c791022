using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Tests;

public sealed class InstalledCopiesTests
{
    [Fact]
    public void A_module_that_the_lock_file_beside_names_is_counted_once_and_gives_its_licence()
    {
        var left = InstalledCopies.Leave(
        [
            Npm("web/package-lock.json", "left", "1.0.0"),
            Npm("web/node_modules/left/package.json", "left", "1.0.0") with { Licenses = ["MIT"] },
        ]);
        var package = Assert.Single(left);
        Assert.Equal("web/package-lock.json", package.Location.Path);
        Assert.Equal(["MIT"], package.Licenses);
    }

    [Theory]
    [InlineData("web/package-lock.json", "web/node_modules/left/package.json", "1.0.1")]
    [InlineData("package-lock.json", "web/node_modules/left/package.json", "1.0.0")]
    [InlineData("web/node_modules/right/package-lock.json", "web/node_modules/left/package.json", "1.0.0")]
    public void What_the_lock_file_does_not_name_stays(string lockFile, string module, string version) =>
        Assert.Equal(2, InstalledCopies.Leave([Npm(lockFile, "left", "1.0.0"), Npm(module, "left", version)]).Length);

    [Fact]
    public void Modules_of_the_root_belong_to_the_lock_file_of_the_root() =>
        Assert.Single(InstalledCopies.Leave([Npm("yarn.lock", "left", "1.0.0"), Npm("node_modules/a/node_modules/left/package.json", "left", "1.0.0")]));

    static Package Npm(string path, string name, string version) => new(Ecosystem.Npm, name, version, name, version, "", new FileLocation(path, null));
}
