using Plimsoll.Images.Layers;

namespace Plimsoll.Images.Packages;

public sealed class PackageReadersTests
{
    [Theory]
    [InlineData("var/lib/dpkg/status", "dpkg status")]
    [InlineData("lib/apk/db/installed", "apk database")]
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
    public void Exactly_one_reader_wants_a_file(string path, string expected) =>
        Assert.Equal(expected, Assert.Single(PackageReaders.All, reader => reader.Reads(path)).Name);

    [Fact]
    public void A_lock_file_that_may_be_executed_is_kept_whole_and_a_program_is_not()
    {
        Assert.Equal(FileUse.Whole, PackageReaders.UseOf(new FileTraits("app/package-lock.json", 5000, isExecutable: true)));
        Assert.Equal("program 1", PackageReaders.UseOf(new FileTraits("usr/bin/tool", 5000, isExecutable: true))?.Extractor?.Name);
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
}
