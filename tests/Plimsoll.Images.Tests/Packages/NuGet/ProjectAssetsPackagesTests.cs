namespace Plimsoll.Images.Packages.NuGet;

public sealed class ProjectAssetsPackagesTests
{
    const string Sample =
        """
        {
          "version": 3,
          "targets": { "net8.0": { "Top/2.0.0": { "type": "package", "dependencies": { "Lib": "0.9.0" } }, "Lib/1.0.0": { "type": "package" }, "Own/1.0.0": { "type": "project" } } },
          "libraries": { "Top/2.0.0": { "type": "package" }, "Lib/1.0.0": { "type": "package" }, "Own/1.0.0": { "type": "project" } },
          "project": { "frameworks": { "net8.0": { "dependencies": { "Top": { "target": "Package", "version": "[2.0.0, )" } } } } }
        }
        """;

    static readonly ProjectAssetsPackages Reader = new();

    [Fact]
    public void Packages_are_read_with_edges_and_without_projects()
    {
        var packages = Reader.Read("obj/project.assets.json", Sample);

        Assert.Equal([("Top", "2.0.0", true), ("Lib", "1.0.0", false)], packages.Select(package => (package.Name, package.Version, package.IsDirect is true)));
        Assert.Equal("1.0.0", Assert.Single(packages[0].DependsOn).Version);
    }

    [Fact]
    public void Whatever_it_holds_it_is_read_or_refused() => Reader.IsReadOrRefused("project.assets.json", Sample);
}
