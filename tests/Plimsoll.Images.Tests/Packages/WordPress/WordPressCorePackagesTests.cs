namespace Plimsoll.Images.Packages.WordPress;

public sealed class WordPressCorePackagesTests
{
    const string Good = "<?php\n/**\n * $wp_version = '1.0';\n $wp_version = '2.0';\n */\n$wp_version = '6.4.2';\n$wp_db_version = 1;\n";

    static readonly WordPressCorePackages Reader = new();

    [Theory]
    [InlineData("var/www/html/wp-includes/version.php", true)]
    [InlineData("wp-includes/version.php", true)]
    [InlineData("wp-includes/x/version.php", false)]
    public void Reads_the_file_of_the_version(string path, bool expected) => Assert.Equal(expected, Reader.Reads(path));

    [Fact]
    public void The_version_stands_outside_of_comments() =>
        Assert.Equal("pkg:generic/wordpress@6.4.2", Assert.Single(Reader.Read("wp-includes/version.php", Good)).Purl(null).Text);

    [Theory]
    [InlineData("")]
    [InlineData("<?php\n$wp_version = $other;\n")]
    [InlineData("<?php\n$wp_version = '")]
    public void A_file_without_a_version_is_refused(string text) =>
        Assert.Throws<InvalidDataException>(() => Reader.Read("wp-includes/version.php", text));

    [Fact]
    public void Arbitrary_edits_end_in_packages_or_InvalidDataException() => Reader.SurvivesEdits("wp-includes/version.php", Good);
}
