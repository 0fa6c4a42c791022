namespace Plimsoll.Images.Packages;

public sealed class PackageReadersTests
{
    [Theory]
    [InlineData("var/lib/dpkg/status", "dpkg status")]
    [InlineData("lib/apk/db/installed", "apk database")]
    [InlineData("app/node_modules/lodash/package.json", "installed npm package")]
    [InlineData("app/package-lock.json", "npm lock file")]
    [InlineData("usr/bin/node", "program")]
    [InlineData("site-packages/six-1.16.0.dist-info/METADATA", "Python package metadata")]
    public void Exactly_one_reader_wants_a_file(string path, string expected) =>
        Assert.Equal(expected, Assert.Single(PackageReaders.All, reader => reader.Reads(path)).Name);

    [Fact]
    public void No_two_readers_have_the_same_name() =>
        Assert.Distinct(PackageReaders.All.Select(reader => reader.Name), StringComparer.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/package.json")]
    [InlineData("node_modules//package.json")]
    [InlineData("@/package.json")]
    [InlineData(".egg-info")]
    [InlineData("usr/bin/something")]
    public void Other_files_and_odd_paths_are_left_alone(string path) =>
        Assert.DoesNotContain(PackageReaders.All, reader => reader.Reads(path));
}
