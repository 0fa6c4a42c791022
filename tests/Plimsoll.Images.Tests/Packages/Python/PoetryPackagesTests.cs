using System.Text;

namespace Plimsoll.Images.Packages.Python;

public sealed class PoetryPackagesTests
{
    const string Good = """
        [[package]]
        name = "Flask"
        version = "2.0"
        [package.dependencies]
        Click_Extra = ">=1"
        click = [{version = ">=1"}, {version = "<9"}]

        [[package]]
        name = "click"
        version = "1.0"

        [[package]]
        name = "click"
        version = "2.0"

        [[package]]
        name = "click-extra"
        version = "3.0"

        [[package]]
        name = "pytest"
        version = "7.0"
        """;

    static readonly PoetryPackages Reader = new();

    [Theory]
    [InlineData("directory", 0)]
    [InlineData("file", 0)]
    [InlineData("git", 1)]
    public void Folders_and_files_are_no_packages_of_the_index(string type, int expected) => Assert.Equal(
        expected, Reader.Read("poetry.lock", $"[[package]]\nname = \"a\"\nversion = \"1.0\"\n[package.source]\ntype = \"{type}\"\nurl = \"x\"\n").Count);

    [Fact]
    public void A_name_stands_for_all_its_versions() =>
        Assert.Equal(
            ["Flask 2.0 -> click-extra 3.0, click 1.0, click 2.0", "click 1.0", "click 2.0", "click-extra 3.0", "pytest 7.0"],
            Reader.Read("poetry.lock", Good).Lines());

    [Theory]
    [InlineData("[tool.poetry.dependencies]\nflask = \"*\"\n[tool.poetry.group.test.dependencies]\npytest = \"*\"")]
    [InlineData("[tool.poetry.dependencies]\nflask = \"*\"\n[tool.poetry.dev-dependencies]\npytest = \"*\"")]
    [InlineData("[project]\ndependencies = [\"flask>=2\"]\n[dependency-groups]\ntest = [\"pytest>7\", {include-group = \"x\"}]")]
    public void The_manifest_beside_tells_what_is_direct(string manifest)
    {
        var beside = new Dictionary<string, string> { ["app/pyproject.toml"] = manifest };

        Assert.Equal(
            [
                "Flask 2.0 direct -> click-extra 3.0, click 1.0, click 2.0", "click 1.0", "click 2.0", "click-extra 3.0",
                "pytest 7.0 direct dev",
            ],
            Reader.Read("app/poetry.lock", Encoding.UTF8.GetBytes(Good), beside).Lines());
    }

    [Theory]
    [InlineData("category = \"dev\"", " dev")]
    [InlineData("category = \"main\"", "")]
    [InlineData("groups = [\"test\"]", " dev")]
    [InlineData("groups = [\"main\", \"test\"]", "")]
    public void The_entries_tell_what_is_for_development(string field, string expected) =>
        Assert.Equal(
            ["a 1" + expected], Reader.Read("poetry.lock", $"[[package]]\nname = \"a\"\nversion = \"1\"\n{field}\n").Lines());

    [Fact]
    public void Arbitrary_edits_end_in_packages_or_InvalidDataException() => Reader.SurvivesEdits("poetry.lock", Good);
}
