namespace Plimsoll.Images.Packages.Python;

public sealed class UvPackagesTests
{
    const string Good = """
        version = 1
        [[package]]
        name = "project"
        version = "0.1.0"
        source = { virtual = "." }
        dependencies = [{ name = "a" }]
        [package.optional-dependencies]
        extra = [{ name = "b" }]
        [package.dev-dependencies]
        dev = [{ name = "t" }]

        [[package]]
        name = "a"
        version = "1.0"
        source = { registry = "https://x.example" }
        dependencies = [{ name = "b", marker = "x" }]

        [[package]]
        name = "b"
        version = "2.0"

        [[package]]
        name = "t"
        version = "3.0"
        dependencies = [{ name = "b" }]
        """;

    static readonly UvPackages Reader = new();

    [Theory]
    [InlineData("uv.lock", true)]
    [InlineData("script.py.lock", true)]
    [InlineData("x.lock", false)]
    public void Reads_lock_files_of_projects_and_scripts(string path, bool expected) => Assert.Equal(expected, Reader.Reads(path));

    [Fact]
    public void The_project_is_left_out_and_tells_what_is_direct() =>
        Assert.Equal(["a 1.0 direct -> b 2.0", "b 2.0 direct", "t 3.0 direct dev -> b 2.0"], Reader.Read("uv.lock", Good).Lines());

    [Fact]
    public void A_script_says_in_its_manifest_what_it_asks_for() =>
        Assert.Equal(
            ["a 1.0 direct"],
            Reader.Read("x.py.lock", "[manifest]\nrequirements = [{ name = \"a\" }]\n[[package]]\nname = \"a\"\nversion = \"1.0\"\n").Lines());

    [Fact]
    public void Arbitrary_edits_end_in_packages_or_InvalidDataException() => Reader.SurvivesEdits("uv.lock", Good);
}
