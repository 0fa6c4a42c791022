namespace Plimsoll.Images.Packages.Deno;

public sealed class DenoPackagesTests
{
    const string Version4 = """
        {
          "version": "4",
          "specifiers": { "jsr:@std/assert@1": "1.0.10", "npm:a@1": "1.2.0_b@2.0.0", "npm:@s/c@*": "3.0.0" },
          "jsr": {
            "@std/assert@1.0.10": { "integrity": "x", "dependencies": ["jsr:@std/internal"] },
            "@std/internal@1.0.5": { "integrity": "x" }
          },
          "npm": {
            "a@1.2.0_b@2.0.0": { "integrity": "x", "dependencies": ["b", "@s/c@3.0.0"] },
            "b@2.0.0": { "integrity": "x" },
            "@s/c@3.0.0": {}
          },
          "workspace": { "dependencies": ["jsr:@std/assert@1"], "packageJson": { "dependencies": ["npm:a@1"] } }
        }
        """;

    static readonly DenoPackages Reader = new();

    [Fact]
    public void Packages_of_jsr_have_their_name_for_npm() =>
        Assert.Equal(
            [
                "a 1.2.0 direct -> b 2.0.0, @s/c 3.0.0",
                "b 2.0.0",
                "@s/c 3.0.0",
                "@jsr/std__assert 1.0.10 direct -> @jsr/std__internal 1.0.5",
                "@jsr/std__internal 1.0.5",
            ],
            Reader.Read("deno.lock", Version4).Lines());

    [Fact]
    public void Version_3_has_packages_and_specifiers_in_one_table() =>
        Assert.Equal(
            ["a 1.2.0 direct -> b 2.0.0", "b 2.0.0"],
            Reader.Read("deno.lock", """
                {"version":"3","packages":{"specifiers":{"npm:a@1":"npm:a@1.2.0"},
                 "npm":{"a@1.2.0":{"dependencies":{"b":"b@2.0.0"}},"b@2.0.0":{}}},
                 "workspace":{"dependencies":["npm:a@1"]}}
                """).Lines());

    [Fact]
    public void Modules_by_address_have_no_version() =>
        Assert.Empty(Reader.Read("deno.lock", """{"version":"2","remote":{"https://x.example/mod.ts":"hash"}}"""));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"version":"9"}""")]
    [InlineData("[")]
    public void What_is_no_lock_file_that_we_know_is_refused(string text) =>
        Assert.Throws<InvalidDataException>(() => Reader.Read("deno.lock", text));

    [Fact]
    public void Arbitrary_edits_end_in_packages_or_InvalidDataException() => Reader.SurvivesEdits("deno.lock", Version4);
}
