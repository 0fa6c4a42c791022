using System.Text;

namespace Plimsoll.Images.Packages.Php;

public sealed class ComposerLockPackagesTests
{
    const string Good = """
        {"packages":[{"name":"v/a","version":"1.0.0","require":{"php":">=8","V/B":"^2"},"license":["MIT"]},{"name":"v/b","version":"v2.0.0"}],
         "packages-dev":[{"name":"v/t","version":"3.0.0","require":{"v/b":"*"}}]}
        """;

    static readonly ComposerLockPackages Reader = new();

    [Fact]
    public void Both_lists_are_read() =>
        Assert.Equal(["v/a 1.0.0 -> v/b v2.0.0", "v/b v2.0.0", "v/t 3.0.0 dev -> v/b v2.0.0"], Reader.Read("composer.lock", Good).Lines());

    [Fact]
    public void The_manifest_beside_tells_what_is_direct()
    {
        var beside = new Dictionary<string, string> { ["app/composer.json"] = """{"require":{"v/A":"*"},"require-dev":{"v/t":"*"}}""" };

        var direct = Reader.Read("app/composer.lock", Encoding.UTF8.GetBytes(Good), beside).Where(package => package.IsDirect == true);

        Assert.Equal(["v/a", "v/t"], direct.Select(package => package.Name));
    }

    [Fact]
    public void A_broken_manifest_leaves_open_what_is_direct()
    {
        var beside = new Dictionary<string, string> { ["app/composer.json"] = "{" };

        Assert.All(Reader.Read("app/composer.lock", Encoding.UTF8.GetBytes(Good), beside), package => Assert.Null(package.IsDirect));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    public void What_is_no_lock_file_is_refused(string text) =>
        Assert.Throws<InvalidDataException>(() => Reader.Read("composer.lock", text));

    [Fact]
    public void Arbitrary_edits_end_in_packages_or_InvalidDataException() => Reader.SurvivesEdits("composer.lock", Good);
}
