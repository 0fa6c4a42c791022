using System.Text;

namespace Plimsoll.Images.Packages.Yarn;

public sealed class YarnPackagesTests
{
    const string Classic = """
        # yarn lockfile v1

        "@scope/a@^1.0.0", "@scope/a@^1.1.0":
          version "1.2.0"
          resolved "https://registry.example/a.tgz#1"
          dependencies:
            b "~2.0.0"
          optionalDependencies:
            "alias" "npm:c@^3.0.0"

        alias@npm:c@^3.0.0:
          "version" "3.1.0"

        b@~2.0.0:
          version "2.0.9"

        tester@^9.0.0:
          version "9.0.0"
          dependencies:
            b "~2.0.0"
            d "*"

        d@*:
          version "4.0.0"

        folder@file:./x:
          version "0.0.1"

        "git@git+https://git.example/git.git":
          version "5.0.0"
        """;

    const string Berry = """
        __metadata:
          version: 8

        "a@npm:^1.0.0, a@npm:^1.1.0":
          version: 1.10
          resolution: "a@npm:1.10"
          dependencies:
            alias: "npm:c@^3.0.0"
            patched: "patch:patched@npm%3A2.0.0#x"
          linkType: hard

        "alias@npm:c@^3.0.0":
          version: 3.1.0
          resolution: "c@npm:3.1.0"

        "patched@npm:2.0.0":
          version: 2.0.0
          resolution: "patched@npm:2.0.0"

        "patched@patch:patched@npm%3A2.0.0#x":
          version: 2.0.0
          resolution: "patched@patch:patched@npm%3A2.0.0#x::version=2.0.0&hash=1"

        "member@workspace:packages/member":
          version: 0.0.0-use.local
          resolution: "member@workspace:packages/member"
          dependencies:
            tester: ^9.0.0

        "root@workspace:.":
          version: 0.0.0-use.local
          resolution: "root@workspace:."
          dependencies:
            a: "npm:^1.0.0"
            dev: "npm:*"

        "tester@npm:^9.0.0":
          version: 9.0.0
          resolution: "tester@npm:9.0.0"

        "dev@npm:*":
          version: 1.0.0
          resolution: "dev@npm:1.0.0"
        """;

    static readonly YarnPackages Reader = new();

    static readonly Dictionary<string, string> Manifest = new()
    {
        ["app/package.json"] = """{"dependencies":{"@scope/a":"^1.0.0","a":"^1.0.0"},"devDependencies":{"tester":"^9.0.0","dev":"*"}}""",
    };

    [Theory]
    [InlineData("yarn.lock", true)]
    [InlineData("app/yarn.lock", true)]
    [InlineData("app/node_modules/x/yarn.lock", false)]
    [InlineData("app/yarn.lock.orig", false)]
    public void Reads_lock_files_of_projects(string path, bool expected) => Assert.Equal(expected, Reader.Reads(path));

    [Fact]
    public void Version_1_follows_aliases_and_leaves_folders_out() =>
        Assert.Equal(
            [
                "@scope/a 1.2.0 -> b 2.0.9, c 3.1.0",
                "c 3.1.0",
                "b 2.0.9",
                "tester 9.0.0 -> b 2.0.9, d 4.0.0",
                "d 4.0.0",
                "git 5.0.0",
            ],
            Reader.Read("app/yarn.lock", Classic).Lines());

    [Fact]
    public void The_manifest_beside_tells_what_is_direct_and_what_is_for_development() =>
        Assert.Equal(
            [
                "@scope/a 1.2.0 direct -> b 2.0.9, c 3.1.0",
                "c 3.1.0",
                "b 2.0.9",
                "tester 9.0.0 direct dev -> b 2.0.9, d 4.0.0",
                "d 4.0.0 dev",
                "git 5.0.0",
            ],
            Reader.Read("app/yarn.lock", Encoding.UTF8.GetBytes(Classic), Manifest).Lines());

    [Fact]
    public void A_patch_without_the_package_that_it_patches_is_that_package() => Assert.Equal(
        ["left 1.0.0 -> right 2.0.0", "right 2.0.0"],
        Reader.Read("yarn.lock", """
            __metadata:
              version: 6

            "left@patch:left@1.0.0#./p.patch::locator=root%40workspace%3A.":
              version: 1.0.0
              resolution: "left@patch:left@npm%3A1.0.0#./p.patch::version=1.0.0&hash=aa&locator=root%40workspace%3A."
              dependencies:
                right: ^2.0.0

            "right@npm:^2.0.0":
              version: 2.0.0
              resolution: "right@npm:2.0.0"
            """).Lines().Order(StringComparer.Ordinal));

    [Fact]
    public void Berry_leaves_members_and_patches_out_and_leads_to_what_they_stand_for() =>
        Assert.Equal(
            [
                "a 1.10 direct -> c 3.1.0, patched 2.0.0",
                "c 3.1.0",
                "patched 2.0.0",
                "tester 9.0.0 direct",
                "dev 1.0.0 direct dev",
            ],
            Reader.Read("app/yarn.lock", Encoding.UTF8.GetBytes(Berry), Manifest).Lines());

    [Theory]
    [InlineData("<<<<<<< HEAD\n")]
    [InlineData("{}\n")]
    [InlineData("__metadata:\n  - [\n")]
    public void What_is_no_lock_file_is_refused(string text) =>
        Assert.Throws<InvalidDataException>(() => Reader.Read("yarn.lock", text));

    [Theory]
    [InlineData(Classic)]
    [InlineData(Berry)]
    public void Arbitrary_edits_end_in_packages_or_InvalidDataException(string good) => Reader.SurvivesEdits("yarn.lock", good);
}
