namespace Plimsoll.Images.Packages.NuGet;

public sealed class NuGetLockPackagesTests
{
    const string Sample =
        """
        {
          "version": 1,
          "dependencies": {
            "net6.0": { "Lib": { "type": "Transitive", "resolved": "1.0.0" }, "Top": { "type": "Direct", "resolved": "2.0.0", "dependencies": { "Lib": "0.9.0" } } },
            "net8.0": { "Lib": { "type": "Direct", "resolved": "1.0.0" }, "own": { "type": "Project" } }
          }
        }
        """;

    static readonly NuGetLockPackages Reader = new();

    [Fact]
    public void Each_version_counts_once_and_is_direct_where_one_framework_says_so()
    {
        var packages = Reader.Read("app/packages.lock.json", Sample);

        Assert.Equal([("Lib", "1.0.0", true), ("Top", "2.0.0", true)], packages.Select(package => (package.Name, package.Version, package.IsDirect is true)));
        Assert.Equal("1.0.0", Assert.Single(packages[1].DependsOn).Version);
    }

    [Fact]
    public void Whatever_it_holds_it_is_read_or_refused() => Reader.IsReadOrRefused("packages.lock.json", Sample);
}
