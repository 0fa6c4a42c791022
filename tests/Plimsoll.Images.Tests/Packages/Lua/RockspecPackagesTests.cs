namespace Plimsoll.Images.Packages.Lua;

public sealed class RockspecPackagesTests
{
    const string Good = """
        local revision = "1"
        local v = '2.0.1'
        package = "luasyslog"
        version = v .. "-" .. revision
        source = { url = "x" .. v, version = "9" }
        description = { license = "MIT/X11" }
        """;

    static readonly RockspecPackages Reader = new();

    [Fact]
    public void Texts_and_names_of_texts_are_joined()
    {
        var package = Assert.Single(Reader.Read("rocks/luasyslog-2.0.1-1.rockspec", Good));

        Assert.Equal(("luasyslog", "2.0.1-1", "MIT/X11"), (package.Name, package.Version, Assert.Single(package.Licenses)));
    }

    [Theory]
    [InlineData("package = 'x'\nversion = os.getenv('V')\n")]
    [InlineData("package = 'x'\nversion = v:sub(1)\n")]
    [InlineData("")]
    public void What_is_computed_is_a_fault(string text) => Assert.Throws<InvalidDataException>(() => Reader.Read("x.rockspec", text));

    [Fact]
    public void A_value_that_doubles_itself_has_an_end() => Assert.Throws<InvalidDataException>(() =>
        Reader.Read("x.rockspec", "package = 'x'\nversion = 'aaaa'\n" + string.Concat(Enumerable.Repeat("w = version .. version\nversion = w\n", 100)) + "version = {}\npackage = ''"));

    [Fact]
    public void Arbitrary_edits_end_in_packages_or_InvalidDataException() => Reader.SurvivesEdits("x.rockspec", Good);
}
