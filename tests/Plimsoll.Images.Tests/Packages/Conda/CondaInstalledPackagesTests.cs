using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Conda;

public sealed class CondaInstalledPackagesTests
{
    const string Good = """{"name":"libgomp","version":"11.2.0","build":"h1_1","subdir":"linux-64","license":"GPL-3.0"}""";

    static readonly CondaInstalledPackages Reader = new();

    [Theory]
    [InlineData("opt/conda/conda-meta/libgomp-11.2.0-h1_1.json", true)]
    [InlineData("opt/conda/conda-meta/history", false)]
    [InlineData("opt/conda/pkgs/x/info/index.json", false)]
    public void Reads_the_records_of_an_environment(string path, bool expected) => Assert.Equal(expected, Reader.Reads(path));

    [Fact]
    public void A_record_is_a_package()
    {
        var package = Assert.Single(Reader.Read("conda-meta/x.json", Good));

        Assert.Equal(("libgomp", "11.2.0", "linux-64", "GPL-3.0"), (package.Name, package.Version, package.Architecture, package.Licenses[0]));
        Assert.Equal("pkg:conda/libgomp@11.2.0", package.Purl(null).Text);
        Assert.Equal(Ecosystem.Conda, package.Ecosystem);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("x")]
    public void A_record_without_a_package_is_refused(string text) =>
        Assert.Throws<InvalidDataException>(() => Reader.Read("conda-meta/x.json", text));

    [Fact]
    public void Arbitrary_edits_end_in_packages_or_InvalidDataException() => Reader.SurvivesEdits("conda-meta/x.json", Good);
}
