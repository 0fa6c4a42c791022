namespace Plimsoll.Vulnerabilities.Orderings;

public sealed class RpmPackageNameTests
{
    [Theory]
    [InlineData("bash-5.1.8-9.el9.x86_64", "bash", "", "5.1.8", "9.el9", "x86_64")]
    [InlineData("bind-libs-32:9.16.23-18.el9_4.6.aarch64", "bind-libs", "32", "9.16.23", "18.el9_4.6", "aarch64")]
    [InlineData("python3-six-1.15.0-9.el9", "python3-six", "", "1.15.0", "9.el9", "")]
    [InlineData("2:1.0-1", "", "2", "1.0", "1", "")]
    public void Its_parts_are_told_apart(
        string text, string name, string epoch, string version, string release, string architecture) =>
        Assert.Equal(new RpmPackageName(name, epoch, version, release, architecture), RpmPackageName.TryParse(text));

    [Theory]
    [InlineData("")]
    [InlineData("bash")]
    [InlineData("-1")]
    [InlineData("bash-x:1-2")]
    [InlineData("bash--2")]
    public void What_lacks_a_version_or_release_is_none(string text) => Assert.Null(RpmPackageName.TryParse(text));

    [Fact]
    public void It_reads_back_what_it_writes()
    {
        var name = RpmPackageName.TryParse("bind-libs-32:9.16.23-18.el9.x86_64")!;
        Assert.Equal(name, RpmPackageName.TryParse($"{name.Name}-{name.Epoch}:{name.Version}-{name.Release}.{name.Architecture}"));
    }
}
