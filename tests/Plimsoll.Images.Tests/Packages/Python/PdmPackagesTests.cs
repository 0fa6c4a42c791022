using System.Text;

namespace Plimsoll.Images.Packages.Python;

public sealed class PdmPackagesTests
{
    const string Good = """
        [[package]]
        name = "coverage"
        version = "7.4"
        groups = ["dev"]

        [[package]]
        name = "coverage"
        version = "7.4"
        extras = ["toml"]
        groups = ["dev"]
        dependencies = ["coverage==7.4", "tomli; python_version <= \"3.11\""]

        [[package]]
        name = "tomli"
        version = "2.0"
        groups = ["default", "dev"]
        """;

    static readonly PdmPackages Reader = new();

    [Fact]
    public void An_entry_with_extras_is_part_of_the_package() =>
        Assert.Equal(["coverage 7.4 dev -> tomli 2.0", "tomli 2.0"], Reader.Read("pdm.lock", Good).Lines());

    [Fact]
    public void The_manifest_beside_tells_what_is_direct()
    {
        var beside = new Dictionary<string, string> { ["pyproject.toml"] = "[tool.pdm.dev-dependencies]\ntest = [\"coverage[toml]>=7\"]" };

        Assert.Equal(
            ["coverage 7.4 direct dev -> tomli 2.0", "tomli 2.0"],
            Reader.Read("pdm.lock", Encoding.UTF8.GetBytes(Good), beside).Lines());
    }

    [Fact]
    public void Arbitrary_edits_end_in_packages_or_InvalidDataException() => Reader.SurvivesEdits("pdm.lock", Good);
}
