namespace Plimsoll.Images.Packages.Php;

public sealed class ComposerInstalledPackagesTests
{
    const string Entries = """[{"name":"v/a","version":"1.0.0","require":{"v/t":"*"}},{"name":"v/t","version":"2.0.0"}]""";

    static readonly ComposerInstalledPackages Reader = new();

    [Theory]
    [InlineData("app/vendor/composer/installed.json", true)]
    [InlineData("app/vendor/installed.json", false)]
    [InlineData("installed.json", false)]
    public void Reads_the_list_of_what_is_installed(string path, bool expected) => Assert.Equal(expected, Reader.Reads(path));

    [Fact]
    public void Composer_1_writes_a_list() => Assert.Equal(["v/a 1.0.0 -> v/t 2.0.0", "v/t 2.0.0"], Read(Entries));

    [Fact]
    public void Composer_2_also_tells_what_is_for_development() =>
        Assert.Equal(
            ["v/a 1.0.0 -> v/t 2.0.0", "v/t 2.0.0 dev"],
            Read($$"""{"packages":{{Entries}},"dev":true,"dev-package-names":["v/t"]}"""));

    [Fact]
    public void What_is_neither_is_refused() => Assert.Throws<InvalidDataException>(() => Read("1"));

    [Fact]
    public void Arbitrary_edits_end_in_packages_or_InvalidDataException() => Reader.SurvivesEdits("composer/installed.json", Entries);

    static IEnumerable<string> Read(string text) => Reader.Read("vendor/composer/installed.json", text).Lines();
}
