namespace Plimsoll.Images.Packages.Pnpm;

public sealed class PnpmPackagesTests
{
    const string Version5 = """
        lockfileVersion: 5.4
        dependencies:
          a: 1.0.0_b@2.0.0
          alias: /c/3.0.0
        devDependencies:
          '@scope/d': 4.0.0
        packages:
          /@scope/d/4.0.0:
            dev: true
          /a/1.0.0_b@2.0.0:
            dependencies:
              b: 2.0.0
          /b/2.0.0:
            dev: false
          /c/3.0.0: {}
          git.example/o/e/abc:
            name: e
            version: 5.0.0
        """;

    const string Version6 = """
        lockfileVersion: '6.0'
        importers:
          one:
            dependencies:
              a:
                specifier: ^1.0.0
                version: 1.0.0(b@2.0.0)
        packages:
          /a@1.0.0(b@2.0.0):
            optionalDependencies:
              b: 2.0.0
          /b@2.0.0:
            dev: true
        """;

    const string Version9 = """
        ---
        lockfileVersion: '9.0'
        packages:
          pnpm@11.0.0: {}
        ---
        lockfileVersion: '9.0'
        importers:
          .:
            dependencies:
              a:
                specifier: ^1.0.0
                version: 1.0.0(b@2.0.0)
            devDependencies:
              alias:
                specifier: npm:@scope/c@3.0.0
                version: '@scope/c@3.0.0'
        packages:
          a@1.0.0:
            resolution: {integrity: x}
          b@2.0.0: {}
          '@scope/c@3.0.0': {}
          d@https://git.example/d/tar.gz/abc:
            version: 4.0.0
          folder@file:folder: {}
        snapshots:
          a@1.0.0(b@2.0.0):
            dependencies:
              b: 2.0.0
          '@scope/c@3.0.0':
            dependencies:
              d: https://git.example/d/tar.gz/abc
        """;

    static readonly PnpmPackages Reader = new();

    [Theory]
    [InlineData("pnpm-lock.yaml", true)]
    [InlineData("app/pnpm-lock.yaml", true)]
    [InlineData("app/node_modules/.pnpm/pnpm-lock.yaml", false)]
    [InlineData("app/pnpm-workspace.yaml", false)]
    public void Reads_lock_files_of_projects(string path, bool expected) => Assert.Equal(expected, Reader.Reads(path));

    [Fact]
    public void Version_5_has_slashes_and_peers_behind_an_underscore() =>
        Assert.Equal(
            ["@scope/d 4.0.0 direct dev", "a 1.0.0 direct -> b 2.0.0", "b 2.0.0", "c 3.0.0 direct", "e 5.0.0"],
            Read(Version5));

    [Fact]
    public void Version_6_has_peers_in_brackets() =>
        Assert.Equal(["a 1.0.0 direct -> b 2.0.0", "b 2.0.0 dev"], Read(Version6));

    [Fact]
    public void Version_9_tells_needs_apart_and_pins_pnpm_itself_in_a_document_of_its_own() =>
        Assert.Equal(
            ["a 1.0.0 direct -> b 2.0.0", "b 2.0.0", "@scope/c 3.0.0 direct dev -> d 4.0.0", "d 4.0.0 dev", "folder "],
            Read(Version9));

    [Theory]
    [InlineData("")]
    [InlineData("packages: {}")]
    [InlineData("lockfileVersion: x")]
    [InlineData("lockfileVersion: '10.0'")]
    [InlineData("lockfileVersion: '9.0'\npackages: [")]
    public void What_is_no_lock_file_that_we_know_is_refused(string text) =>
        Assert.Throws<InvalidDataException>(() => Read(text));

    [Theory]
    [InlineData(Version5)]
    [InlineData(Version9)]
    public void Arbitrary_edits_end_in_packages_or_InvalidDataException(string good) => Reader.SurvivesEdits("pnpm-lock.yaml", good);

    static IEnumerable<string> Read(string text) => Reader.Read("app/pnpm-lock.yaml", text).Lines();
}
