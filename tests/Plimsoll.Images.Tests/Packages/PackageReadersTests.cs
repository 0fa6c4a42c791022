using System.Text;
using CsCheck;
using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages;

public sealed class PackageReadersTests
{
    static readonly string[] Starts = ["", "RpmP", "SQLite format 3\0", "P:", "%NAME%\n", "obj /"];

    static readonly string[] Databases =
    [
        "var/lib/rpm/Packages", "usr/lib/sysimage/rpm/rpmdb.sqlite", "usr/share/rpm/Packages.db", "var/lib/rpmmanifest/container-manifest-1",
        "var/lib/rpmmanifest/container-manifest-2", "var/lib/pacman/local/zlib-1.3-1/desc", "var/lib/pacman/local/zlib-1.3-1/files",
        "var/db/pkg/sys-libs/zlib-1.3/CONTENTS", "lib/apk/db/installed", "var/lib/dpkg/status", "var/lib/dpkg/info/a.list",
    ];

    [Theory]
    [InlineData("var/lib/dpkg/status", "dpkg status")]
    [InlineData("lib/apk/db/installed", "apk database")]
    [InlineData("var/lib/rpm/Packages", "rpm database")]
    [InlineData("var/lib/rpmmanifest/container-manifest-2", "rpm manifest")]
    [InlineData("var/lib/pacman/local/zlib-1.3-1/desc", "pacman database")]
    [InlineData("var/db/pkg/sys-libs/zlib-1.3/CONTENTS", "portage database")]
    [InlineData("app/node_modules/lodash/package.json", "installed npm package")]
    [InlineData("app/package-lock.json", "npm lock file")]
    [InlineData("usr/bin/node", "program")]
    [InlineData("src/go.mod", "go.mod")]
    [InlineData("src/go.sum", "go.sum")]
    [InlineData("src/Cargo.lock", "Cargo.lock")]
    [InlineData("app/App.deps.json", ".NET deps.json")]
    [InlineData("src/packages.lock.json", "NuGet lock file")]
    [InlineData("src/obj/project.assets.json", "project.assets.json")]
    [InlineData("src/packages.config", "packages.config")]
    [InlineData("src/Directory.Packages.props", ".NET project file")]
    [InlineData("root/.nuget/packages/x/1.0.0/x.nuspec", "nuspec")]
    [InlineData("src/conan.lock", "conan.lock")]
    [InlineData("src/Package.resolved", "Package.resolved")]
    [InlineData("ios/Podfile.lock", "Podfile.lock")]
    [InlineData("src/pubspec.lock", "pubspec.lock")]
    [InlineData("src/mix.lock", "mix.lock")]
    [InlineData("src/rebar.lock", "rebar.lock")]
    [InlineData("src/stack.yaml.lock", "stack.yaml")]
    [InlineData("src/cabal.project.freeze", "cabal.project.freeze")]
    [InlineData("src/Manifest.toml", "Julia manifest")]
    [InlineData("opt/bitnami/x/.spdx-x.spdx", "Bitnami component")]
    [InlineData("site-packages/six-1.16.0.dist-info/METADATA", "Python package metadata")]
    [InlineData("srv/app.war", "Java archive")]
    [InlineData("src/pom.xml", "pom.xml")]
    [InlineData("srv/META-INF/maven/g/a/pom.xml", "META-INF/maven")]
    [InlineData("src/gradle.lockfile", "Gradle lock file")]
    [InlineData("src/build.sbt.lock", "sbt lock file")]
    [InlineData("src/ivy.xml", "ivy.xml")]
    [InlineData("usr/lib/jvm/java-17/release", "Java runtime")]
    [InlineData("site-packages/six-1.0.egg", "Python egg")]
    [InlineData("feed/x.1.0.0.nupkg", "NuGet package")]
    [InlineData("src/setup.py", "setuptools project")]
    [InlineData("src/Gopkg.lock", "dep or Glide lock file")]
    [InlineData("src/paket.lock", "paket.lock")]
    [InlineData("src/conanfile.txt", "conanfile.txt")]
    [InlineData("opt/vcpkg/installed/vcpkg/status", "vcpkg status")]
    [InlineData("opt/vcpkg/installed/x64-linux/share/a/vcpkg.spdx.json", "vcpkg port")]
    [InlineData("usr/lib/erlang/lib/a/ebin/a.app", "Erlang application")]
    [InlineData("usr/lib/luarocks/a-1-1.rockspec", "rockspec")]
    [InlineData("root/.opam/4/.opam-switch/packages/re.1/opam", "opam file")]
    [InlineData("pack/a/pack.pl", "SWI-Prolog pack")]
    [InlineData("brew/Cellar/jq/1.7/.brew/jq.rb", "Homebrew formula")]
    [InlineData("infra/.terraform.lock.hcl", "Terraform lock file")]
    [InlineData(".github/workflows/ci.yml", "GitHub workflow")]
    public void Exactly_one_reader_wants_a_file(string path, string expected) =>
        Assert.Equal(expected, Assert.Single(PackageReaders.All, reader => reader.Reads(path)).Name);

    [Fact]
    public void A_lock_file_that_may_be_executed_is_kept_whole_and_a_program_is_not()
    {
        Assert.Equal(FileUse.Whole, PackageReaders.UseOf(new FileTraits("app/package-lock.json", 5000, isExecutable: true)));
        Assert.Equal("program 2", PackageReaders.UseOf(new FileTraits("usr/bin/tool", 5000, isExecutable: true))?.Extractor?.Name);
    }

    [Fact]
    public void No_two_readers_have_the_same_name() =>
        Assert.Distinct(PackageReaders.All.Select(reader => reader.Name), StringComparer.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/package.json")]
    [InlineData("node_modules//package.json")]
    [InlineData("@/package.json")]
    [InlineData(".egg-info")]
    [InlineData("usr/bin/something")]
    public void Other_files_and_odd_paths_are_left_alone(string path) =>
        Assert.DoesNotContain(PackageReaders.All, reader => reader.Reads(path));

    [Fact]
    public void Whatever_a_database_holds_its_reader_reads_or_refuses_it() =>
        Gen.Select(Gen.Int[0, Databases.Length - 1], Gen.Byte.Array[0, 400], Gen.Int[0, Starts.Length - 1]).Sample(
            (database, bytes, start) =>
            {
                var path = Databases[database];
                var content = Encoding.UTF8.GetBytes(Starts[start]).Concat(bytes).ToArray();
                foreach (var reader in PackageReaders.All.Where(reader => reader.Reads(path)))
                    Rpm.Refusal.OrNone(() => _ = reader.Read(path, content));
                foreach (var owners in FileOwners.All.Where(owners => owners.Lists(FileTraits.Named(path))))
                {
                    Rpm.Refusal.OrNone(() => owners.Read(
                        new PackageFile(new FileLocation(path, null), content), new OwnedPaths(["usr/a"]), TestContext.Current.CancellationToken));
                }
            });
}
