using Plimsoll.Images.Layers;
using Plimsoll.Images.Packages;
using Plimsoll.Images.Packages.Apk;
using Plimsoll.Images.Packages.Bun;
using Plimsoll.Images.Packages.Cargo;
using Plimsoll.Images.Packages.CocoaPods;
using Plimsoll.Images.Packages.Conda;
using Plimsoll.Images.Packages.Dpkg;
using Plimsoll.Images.Packages.GitHubActions;
using Plimsoll.Images.Packages.Go;
using Plimsoll.Images.Packages.Java;
using Plimsoll.Images.Packages.Julia;
using Plimsoll.Images.Packages.Npm;
using Plimsoll.Images.Packages.NuGet;
using Plimsoll.Images.Packages.Pacman;
using Plimsoll.Images.Packages.Php;
using Plimsoll.Images.Packages.Pnpm;
using Plimsoll.Images.Packages.Portage;
using Plimsoll.Images.Packages.Programs;
using Plimsoll.Images.Packages.Python;
using Plimsoll.Images.Packages.R;
using Plimsoll.Images.Packages.Rpm;
using Plimsoll.Images.Packages.Ruby;
using Plimsoll.Images.Packages.WordPress;
using Plimsoll.Images.Packages.Yarn;

namespace Plimsoll.Conformance;

/// <summary>Which reader reads a file of other scanners' tests, whatever it is called there.</summary>
static class InputFormats
{
    static readonly string[] Installed = ["node_modules/", "packagejson/", "pkg-json/"];

    /// <summary>Folders whose files are in one of our formats, whatever they are called there.</summary>
    static readonly (string Folder, IPackageReader Reader)[] ByFolder =
    [
        ("nodejs/packagejson/", new NpmInstalledPackages()),
        ("nodejs/npm/", new NpmLockPackages()),
        ("javascript/pkg-json/", new NpmInstalledPackages()),
        ("javascript/pkg-lock/", new NpmLockPackages()),
        ("npm/", new NpmLockPackages()),
        ("nodejs/yarn/", new YarnPackages()),
        ("nodejs/pnpm/", new PnpmPackages()),
        ("nodejs/bun/", new BunPackages()),
        ("python/packaging/", new PythonPackages()),
        ("python/pip/", new RequirementsPackages()),
        ("python/pipenv/", new PipfilePackages()),
        ("python/poetry/", new PoetryPackages()),
        ("python/pylock/", new PylockPackages()),
        ("python/uv/", new UvPackages()),
        ("python/pdm/", new PdmPackages()),
        ("conda/meta/", new CondaInstalledPackages()),
        ("conda/environment/", new CondaEnvironmentPackages()),
        ("ruby/gemspec/", new GemspecPackages()),
        ("ruby/bundler/", new GemfilePackages()),
        ("php/composer/", new ComposerLockPackages()),
        ("frameworks/wordpress/", new WordPressCorePackages()),
        ("r/map-parse/", new RInstalledPackages()),
        ("python/site-packages/", new PythonPackages()),
        ("golang/binary/", new ProgramPackages()),
        ("rust/binary/", new ProgramPackages()),
        ("golang/mod/", new GoModPackages()),
        ("cataloger/rust/Cargo.lock-", new CargoLockPackages()),
        ("cataloger/rust/glob-paths/partial-binary", new ProgramPackages()),
        ("analyzer/language/rust/binary/", new ProgramPackages()),
        ("nuget/config/", new PackagesConfigPackages()),
        ("nuget/packagesprops/", new ProjectFilePackages()),
        ("julia/manifest/primary/", new JuliaManifestPackages()),
        ("swift/cocoapods/", new PodfileLockPackages()),
        ("analyzer/executable/", new ProgramPackages()),
        ("pkg/dpkg/", new DpkgPackages()),
        ("pkg/apk/", new ApkPackages()),
        ("cataloger/debian/", new DpkgPackages()),
        ("cataloger/alpine/", new ApkPackages()),
        ("cataloger/redhat/", new RpmPackages()),
        ("pkg/rpm/", new RpmPackages()),
        ("pkg/rpmqa/", new RpmManifestPackages()),
        ("java/jar/", new JavaArchivePackages()),
        ("java/pom/", new PomPackages()),
        ("gradle/lockfile/", new GradleLockPackages()),
        ("java/gradle/", new GradleLockPackages()),
        ("sbt/lockfile/", new SbtLockPackages()),
        ("java/sbt/", new SbtLockPackages()),
        ("cataloger/githubactions/", new WorkflowPackages()),
        ("python/setup/", new SetupPackages()),
    ];

    /// <summary>The reader of a file; <c>null</c> where it is in no format that we read.</summary>
    /// <param name="file">Path inside the suite.</param>
    public static IPackageReader? ReaderOf(string file)
    {
        if (Path.GetFileName(file) == "package.json")
            return Installed.Any(folder => file.Contains(folder, StringComparison.Ordinal)) ? new NpmInstalledPackages() : null;
        if (file.Contains("python/site-packages/", StringComparison.Ordinal) && Path.GetFileName(file) is not ("METADATA" or "PKG-INFO"))
            return ByPath(file);

        if (file.EndsWith("-copyright", StringComparison.Ordinal))
            return null;

        // Databases of a file a package are told by the name of the file.
        if (Path.GetFileName(file) is "desc")
            return new PacmanPackages();
        if (Path.GetFileName(file) is "CONTENTS")
            return new PortagePackages();

        return ByPath(file) ?? Array.Find(ByFolder, format => ("/" + file).Contains("/" + format.Folder, StringComparison.Ordinal)).Reader;
    }

    static IPackageReader? ByPath(string file) => PackageReaders.All.FirstOrDefault(reader => reader.Reads(FileTraits.Named(file)));
}
