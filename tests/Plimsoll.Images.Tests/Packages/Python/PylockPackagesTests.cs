namespace Plimsoll.Images.Packages.Python;

public sealed class PylockPackagesTests
{
    const string Good = """
        lock-version = "1.0"
        [[packages]]
        name = "a"
        version = "1.0"
        dependencies = [{ name = "b" }, { name = "tree" }]
        [[packages]]
        name = "b"
        version = "2.0"
        [[packages]]
        name = "tree"
        directory = { path = "." }
        """;

    static readonly PylockPackages Reader = new();

    [Theory]
    [InlineData("pylock.toml", true)]
    [InlineData("app/pylock.dev.toml", true)]
    [InlineData("app/pylock.a.b.toml", false)]
    [InlineData("app/mypylock.toml", false)]
    public void Reads_the_names_of_the_specification(string path, bool expected) => Assert.Equal(expected, Reader.Reads(path));

    [Fact]
    public void Source_trees_have_no_version() =>
        Assert.Equal(["a 1.0 -> b 2.0", "b 2.0"], Reader.Read("pylock.toml", Good).Lines());

    [Theory]
    [InlineData("")]
    [InlineData("lock-version = \"2.0\"")]
    [InlineData("}")]
    public void What_is_no_lock_file_that_we_know_is_refused(string text) =>
        Assert.Throws<InvalidDataException>(() => Reader.Read("pylock.toml", text));

    [Fact]
    public void Arbitrary_edits_end_in_packages_or_InvalidDataException() => Reader.SurvivesEdits("pylock.toml", Good);
}
