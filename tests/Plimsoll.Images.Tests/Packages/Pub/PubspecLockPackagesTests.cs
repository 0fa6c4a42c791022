namespace Plimsoll.Images.Packages.Pub;

public sealed class PubspecLockPackagesTests
{
    const string Sample =
        "packages:\n  a:\n    dependency: \"direct main\"\n    source: hosted\n    version: \"1.10\"\n  b:\n    dependency: \"direct dev\"\n    source: hosted\n    version: \"2.0.0\"\n"
        + "  c:\n    dependency: transitive\n    source: hosted\n    version: \"3.0.0\"\n  flutter:\n    dependency: \"direct main\"\n    source: sdk\n    version: \"0.0.0\"\n";

    static readonly PubspecLockPackages Reader = new();

    [Fact]
    public void Packages_are_read_with_what_needs_them() => Assert.Equal(
        [("a", "1.10", true, false), ("b", "2.0.0", true, true), ("c", "3.0.0", false, false)],
        Reader.Read("pubspec.lock", Sample).Select(package => (package.Name, package.Version, package.IsDirect is true, package.IsDevelopment)));

    [Fact]
    public void Whatever_it_holds_it_is_read_or_refused() => Reader.IsReadOrRefused("pubspec.lock", Sample);
}
