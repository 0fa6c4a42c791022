namespace Plimsoll.Images.Packages.R;

public sealed class RInstalledPackagesTests
{
    const string Good = "Package: stringr\nTitle: Simple\n    Package: of many lines\nVersion: 1.5.0.9000\nLicense: MIT + file LICENSE\n";

    static readonly RInstalledPackages Reader = new();

    [Fact]
    public void A_description_is_a_package()
    {
        var package = Assert.Single(Reader.Read("usr/lib/R/library/stringr/DESCRIPTION", Good));

        Assert.Equal("pkg:cran/stringr@1.5.0.9000", package.Purl(null).Text);
        Assert.Equal(["MIT + file LICENSE"], package.Licenses);
    }

    [Fact]
    public void A_file_of_another_kind_is_none() => Assert.Empty(Reader.Read("DESCRIPTION", "This folder holds pictures.\n"));

    [Theory]
    [InlineData("Package: a\n")]
    [InlineData("Package: a\nVersion:\n")]
    [InlineData("Package:\nVersion: 1\n")]
    public void A_package_without_a_name_or_version_is_refused(string text) =>
        Assert.Throws<InvalidDataException>(() => Reader.Read("DESCRIPTION", text));

    [Fact]
    public void Lines_without_end_are_refused() =>
        Assert.Throws<InvalidDataException>(() => Reader.Read("DESCRIPTION", new string('\n', 30_000)));

    [Fact]
    public void Arbitrary_edits_end_in_packages_or_InvalidDataException() => Reader.SurvivesEdits("DESCRIPTION", Good);
}
