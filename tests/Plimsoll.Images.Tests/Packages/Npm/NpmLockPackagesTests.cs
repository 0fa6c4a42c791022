using System.Text;
using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Npm;

public sealed class NpmLockPackagesTests
{
    static readonly NpmLockPackages Reader = new();
    static readonly FileLocation Location = new("app/package-lock.json", Digest.Sha256(new byte[32]));

    [Theory]
    [InlineData("package-lock.json", true)]
    [InlineData("app/package-lock.json", true)]
    [InlineData("app/npm-shrinkwrap.json", true)]
    [InlineData("app/node_modules/.package-lock.json", false)]
    [InlineData("app/node_modules/x/npm-shrinkwrap.json", false)]
    [InlineData("node_modules/x/package-lock.json", false)]
    [InlineData("app/old-package-lock.json", false)]
    public void Reads_a_projects_lock_file_but_not_those_of_installed_packages(string path, bool expected) =>
        Assert.Equal(expected, Reader.Reads(path));

    [Fact]
    public void Version_1_is_a_tree_with_aliases_and_bundled_packages()
    {
        var file = File.ReadAllBytes("Packages/Npm/testdata/lock-1.json");

        Assert.Equal(
            ["lodash@4.17.15", "@scope/real@2.0.0", "outer@1.0.0", "inner@3.0.0", "innermost@4.0.0"],
            Read(file));
    }

    [Fact]
    public void Version_2_is_a_table_without_the_project_its_members_and_links()
    {
        var file = File.ReadAllBytes("Packages/Npm/testdata/lock-2.json");

        Assert.Equal(
            ["@scope/pkg@1.2.3", "minimist@0.0.8", "real@2.0.0", "minimist@1.2.0", "from-git@5.0.0"],
            Read(file));
    }

    [Fact]
    public void Version_3_reads_as_version_2() =>
        Assert.Equal(
            ["a@1.0.0"],
            Read(Bytes("""{"lockfileVersion":3,"packages":{"node_modules/a":{"version":"1.0.0"}}}""")));

    [Theory]
    [InlineData("""{"lockfileVersion":1}""")]
    [InlineData("""{"lockfileVersion":3,"packages":{"":{"name":"alone"}}}""")]
    [InlineData("""{"lockfileVersion":3,"packages":{"node_modules/a":{}}}""")]
    [InlineData("""{"lockfileVersion":1,"dependencies":{"a":{}}}""")]
    public void A_project_without_dependencies_has_no_packages(string text) =>
        Assert.Empty(Read(Bytes(text)));

    [Theory]
    [InlineData("[]", "object")]
    [InlineData("""{"lockfileVersion":4,"packages":{}}""", "lockfileVersion")]
    [InlineData("""{"lockfileVersion":"2"}""", "lockfileVersion")]
    [InlineData("""{"lockfileVersion":2,""", "line 1")]
    [InlineData("""{"packages":{"node_modules/\udc00":{"version":"1"}}}""", "surrogate")]
    public void What_is_no_lock_file_is_refused(string text, string expected)
    {
        var fault = Assert.Throws<InvalidDataException>(() => Read(Bytes(text)));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"lockfileVersion":3,"packages":[]}""", "", "\"packages\"")]
    [InlineData("""{"packages":7,"dependencies":{"a":{"version":"1"}}}""", "a", "\"packages\"")]
    [InlineData("""{"dependencies":null}""", "", "\"dependencies\"")]
    [InlineData("""{"packages":{"node_modules/":{"version":"1"},"node_modules/b":{"version":"2"}}}""", "b", "no name")]
    [InlineData("""{"packages":{"node_modules/a":7,"node_modules/b":{"version":"2"}}}""", "b", "node_modules/a")]
    [InlineData("""{"packages":{"node_modules/a":{"version":4},"node_modules/b":{"version":"2"}}}""", "b", "\"version\"")]
    [InlineData("""{"dependencies":{"a":"1.0.0","b":{"version":"2"}}}""", "b", "\"a\"")]
    [InlineData("""{"dependencies":{"a":{"version":["1"]},"b":{"version":"2","dependencies":[]}}}""", "b", "\"version\"")]
    [InlineData("""{"dependencies":{"b":{"version":"2","dependencies":[]}}}""", "b", "\"dependencies\"")]
    public void What_has_another_type_than_it_should_is_told_after_the_rest_was_returned(string text, string found, string expected)
    {
        var names = new List<string>();

        var fault = Assert.Throws<InvalidDataException>(() =>
        {
            foreach (var package in Reader.Read(new PackageFile(Location, Bytes(text)), TestContext.Current.CancellationToken))
                names.Add(package.Name);
        });

        Assert.Equal(found, string.Join(',', names));
        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tree_as_deep_as_the_limit_is_walked()
    {
        // A level is two objects, the table and the entry, inside the root.
        const int levels = (BoundedJson.MaxDepth - 1) / 2;
        var tree = "{}";
        for (var level = 0; level < levels; level++)
            tree = $$$"""{"version":"1.0.{{{level}}}","dependencies":{"a":{{{tree}}}}}""";

        Assert.Equal(levels - 1, Read(Bytes(tree)).Count);
    }

    [Fact]
    public void Packages_are_found_from_the_inside_out_as_node_does()
    {
        const string lockFile = """
            {"lockfileVersion":3,"packages":{
              "":{"dependencies":{"a":"^1"},"devDependencies":{"t":"*"}},
              "member":{"dependencies":{"b":"*"}},
              "node_modules/a":{"version":"1.0.0","license":"MIT","dependencies":{"b":"*","none":"*"}},
              "node_modules/a/node_modules/b":{"version":"2.0.0","dependencies":{"c":"*"}},
              "node_modules/b":{"version":"3.0.0"},
              "node_modules/c":{"version":"4.0.0","peerDependencies":{"a":"*"}},
              "node_modules/t":{"version":"5.0.0","dev":true}}}
            """;

        Assert.Equal(
            ["a 1.0.0 direct -> b 2.0.0", "b 2.0.0 -> c 4.0.0", "b 3.0.0 direct", "c 4.0.0 -> a 1.0.0", "t 5.0.0 direct dev"],
            Reader.Read("package-lock.json", lockFile).Lines());
    }

    [Fact]
    public void Version_1_has_the_manifest_beside_for_what_is_direct()
    {
        var lockFile = Bytes("""
            {"dependencies":{"a":{"version":"1.0.0","requires":{"b":"*"},"dependencies":{"b":{"version":"2.0.0"}}},
             "b":{"version":"3.0.0","dev":true}}}
            """);
        var manifest = new Dictionary<string, string> { ["app/package.json"] = """{"devDependencies":{"b":"^3"}}""" };

        Assert.Equal(
            ["a 1.0.0 -> b 2.0.0", "b 2.0.0", "b 3.0.0 direct dev"],
            Reader.Read("app/package-lock.json", lockFile, manifest).Lines());
        Assert.All(Reader.Read("app/package-lock.json", lockFile), package => Assert.Null(package.IsDirect));
    }

    [Fact]
    public void Arbitrary_edits_end_in_packages_or_InvalidDataException() => Reader.SurvivesEdits(
        "package-lock.json", """{"lockfileVersion":2,"packages":{"node_modules/a":{"version":"1.0.0","dependencies":{"a":"*"}}}}""");

    static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    static List<string> Read(byte[] file) =>
    [
        .. Reader.Read(new PackageFile(Location, file), TestContext.Current.CancellationToken).Select(package =>
        {
            Assert.Equal((Ecosystem.Npm, package.Name, package.Version, Location), (package.Ecosystem, package.Source, package.SourceVersion, package.Location));
            return $"{package.Name}@{package.Version}";
        }),
    ];

    [Fact]
    public void An_object_of_another_format_is_a_fault() =>
        Assert.Throws<InvalidDataException>(() => new NpmLockPackages().Read("package-lock.json", """{"name": "x"}"""));
}
