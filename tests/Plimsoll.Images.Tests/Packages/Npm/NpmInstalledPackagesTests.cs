using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Npm;

public sealed class NpmInstalledPackagesTests
{
    static readonly NpmInstalledPackages Reader = new();
    static readonly FileLocation Location = new("app/node_modules/x/package.json", Digest.Sha256(new byte[32]));

    [Theory]
    [InlineData("node_modules/lodash/package.json", true)]
    [InlineData("app/node_modules/lodash/package.json", true)]
    [InlineData("app/node_modules/@babel/core/package.json", true)]
    [InlineData("app/node_modules/a/node_modules/b/package.json", true)]
    [InlineData("app/node_modules/.pnpm/a@1.0.0/node_modules/a/package.json", true)]
    [InlineData("app/package.json", false)]
    [InlineData("package.json", false)]
    [InlineData("app/node_modules/package.json", false)]
    [InlineData("app/node_modules/@babel/package.json", false)]
    [InlineData("app/node_modules/a/test/fixture/package.json", false)]
    [InlineData("app/node_modules/a/b/package.json", false)]
    [InlineData("app/my_node_modules/a/package.json", false)]
    [InlineData("app/node_modules/.bin/package.json", false)]
    [InlineData("app/node_modules/a/package.json5", false)]
    public void Reads_only_the_package_json_of_a_packages_own_folder(string path, bool expected) =>
        Assert.Equal(expected, Reader.Reads(path));

    [Theory]
    [InlineData("""{"name":"lodash","version":"4.17.15"}""", "lodash", "4.17.15")]
    [InlineData("""{"version":" 7.0.0 ","name":"@babel/core","nested":{"name":"no"}}""", "@babel/core", "7.0.0")]
    public void Name_and_version_are_those_inside(string text, string name, string version) =>
        Assert.Equal(
            [new Package(Ecosystem.Npm, name, version, name, version, "", Location)], Read(text));

    [Theory]
    [InlineData("""{"type":"module"}""")]
    [InlineData("""{"name":"x"}""")]
    [InlineData("""{"name":"x","version":1}""")]
    [InlineData("""{"name":"","version":"1"}""")]
    [InlineData("[]")]
    public void What_has_no_name_or_version_is_no_package(string text) => Assert.Empty(Read(text));

    [Fact]
    public void What_is_not_json_is_refused() =>
        Assert.Throws<InvalidDataException>(() => Read("{'name':1}"));

    static List<Package> Read(string text) => Reader.Read(Location.Path, text);
}
