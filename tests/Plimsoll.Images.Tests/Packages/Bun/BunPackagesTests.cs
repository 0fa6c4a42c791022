namespace Plimsoll.Images.Packages.Bun;

public sealed class BunPackagesTests
{
    const string Good = """
        {
          "lockfileVersion": 1, // text
          "workspaces": {
            "": { "name": "root", "dependencies": { "a": "^1.0.0" }, "devDependencies": { "@s/dev": "*", }, },
            "packages/m": { "name": "m", "dependencies": { "b": "^3.0.0" } },
          },
          "packages": {
            "a": ["a@1.0.0", "", { "dependencies": { "b": "^2.0.0" } }, "sha512-x"],
            "a/b": ["b@2.0.0", "", {}, "sha512-x"],
            "b": ["b@1.0.0", "", {}],
            "m/b": ["real@3.0.0", "", { "optionalDependencies": { "a": "*" } }],
            "@s/dev": ["@s/dev@4.0.0", "", { "dependencies": { "b": "*" } }],
            "@s/dev/b": ["b@5.0.0", "", { "dependencies": { "@s/dev": "*" } }],
            "m": ["m@workspace:packages/m"],
            "git": ["git@github:o/git#abc", {}, "abc"],
          }
        }
        """;

    static readonly BunPackages Reader = new();

    [Theory]
    [InlineData("app/bun.lock", true)]
    [InlineData("bun.lockb", true)]
    [InlineData("node_modules/x/bun.lock", false)]
    public void Reads_lock_files_of_projects(string path, bool expected) => Assert.Equal(expected, Reader.Reads(path));

    [Fact]
    public void Packages_are_found_from_the_inside_out() =>
        Assert.Equal(
            [
                "a 1.0.0 direct -> b 2.0.0",
                "b 2.0.0",
                "b 1.0.0",
                "real 3.0.0 direct -> a 1.0.0",
                "@s/dev 4.0.0 direct dev -> b 5.0.0",
                "b 5.0.0 dev -> @s/dev 4.0.0",
            ],
            Reader.Read("bun.lock", Good).Lines());

    [Theory]
    [InlineData("", "JSON")]
    [InlineData("[]", "lockfileVersion")]
    [InlineData("""{"lockfileVersion":"broken"}""", "lockfileVersion")]
    [InlineData("#!/usr/bin/env bun\nbun-lockfile-format-v0\n", "binary")]
    public void What_is_no_text_lock_file_is_refused(string text, string expected)
    {
        var fault = Assert.Throws<InvalidDataException>(() => Reader.Read("bun.lock", text));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arbitrary_edits_end_in_packages_or_InvalidDataException() => Reader.SurvivesEdits("bun.lock", Good);
}
