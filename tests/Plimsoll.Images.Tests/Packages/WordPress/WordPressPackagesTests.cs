namespace Plimsoll.Images.Packages.WordPress;

public sealed class WordPressPackagesTests
{
    const string Plugin = """
        <?php
        /**
         * @package X
         * Plugin Name: Contact & Form
         * Version:     5.7.1
         * License: GPL-2.0-or-later
         */
        """;

    static readonly WordPressPackages Reader = new();

    [Theory]
    [InlineData("var/www/wp-content/plugins/form/form.php", true)]
    [InlineData("wp-content/plugins/hello.php", true)]
    [InlineData("wp-content/plugins/form/includes/a.php", false)]
    [InlineData("wp-content/themes/t/style.css", true)]
    [InlineData("wp-content/themes/t/css/style.css", false)]
    [InlineData("my-wp-content/plugins/form/form.php", false)]
    [InlineData("wp-content/plugins/form/readme.txt", false)]
    public void Reads_main_files_of_plugins_and_themes(string path, bool expected) => Assert.Equal(expected, Reader.Reads(path));

    [Fact]
    public void A_plugin_goes_by_its_folder()
    {
        var package = Assert.Single(Reader.Read("wp-content/plugins/form/main.php", Plugin));

        Assert.Equal("pkg:wordpress-plugin/form@5.7.1", package.Purl(null).Text);
        Assert.Equal(["GPL-2.0-or-later"], package.Licenses);
    }

    [Fact]
    public void A_plugin_of_one_file_goes_by_that() =>
        Assert.Equal(["hello 5.7.1"], Reader.Read("wp-content/plugins/hello.php", Plugin).Lines());

    [Fact]
    public void A_theme_has_a_purl_of_its_own() =>
        Assert.Equal(
            "pkg:wordpress-theme/t@1.0",
            Assert.Single(Reader.Read("wp-content/themes/t/style.css", "/*\nTheme Name: T\nVersion: 1.0 */")).Purl(null).Text);

    [Theory]
    [InlineData("<?php // Version: 1")]
    [InlineData("<?php /* Plugin Name: X */")]
    [InlineData("<?php /* Plugin Name:\nVersion: 1 */")]
    [InlineData("")]
    public void Other_files_of_a_plugin_are_none(string text) =>
        Assert.Empty(Reader.Read("wp-content/plugins/form/other.php", text));

    [Fact]
    public void Only_the_start_of_a_file_is_looked_at() =>
        Assert.Empty(Reader.Read("wp-content/plugins/form/a.php", new string('\n', 10_000) + Plugin));

    [Fact]
    public void Arbitrary_edits_end_in_packages_or_InvalidDataException() => Reader.SurvivesEdits("wp-content/plugins/a/a.php", Plugin);
}
