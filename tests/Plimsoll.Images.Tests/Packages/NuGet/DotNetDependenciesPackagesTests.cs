namespace Plimsoll.Images.Packages.NuGet;

public sealed class DotNetDependenciesPackagesTests
{
    const string Sample =
        """
        {
          "runtimeTarget": { "name": ".NETCoreApp,Version=v8.0/linux-x64" },
          "targets": {
            ".NETCoreApp,Version=v8.0/linux-x64": {
              "App/1.0.0": { "dependencies": { "Lib": "2.0.0", "runtimepack.Microsoft.NETCore.App.Runtime.linux-x64": "8.0.1" }, "runtime": { "App.dll": {} } },
              "Lib/2.0.0": { "runtime": { "lib/Lib.dll": {} } },
              "Meta/1.0.0": { "dependencies": { "Lib": "2.0.0" } },
              "runtimepack.Microsoft.NETCore.App.Runtime.linux-x64/8.0.1": { "runtime": { "System.dll": {} } }
            }
          },
          "libraries": {
            "App/1.0.0": { "type": "project" },
            "Lib/2.0.0": { "type": "package" },
            "Meta/1.0.0": { "type": "package" },
            "runtimepack.Microsoft.NETCore.App.Runtime.linux-x64/8.0.1": { "type": "runtimepack" }
          }
        }
        """;

    static readonly DotNetDependenciesPackages Reader = new();

    [Fact]
    public void Libraries_with_files_count_and_a_runtime_pack_has_the_name_of_its_package()
    {
        var packages = Reader.Read("app/App.deps.json", Sample);

        Assert.Equal(["App@1.0.0", "Lib@2.0.0", "Microsoft.NETCore.App.Runtime.linux-x64@8.0.1"], packages.Select(package => $"{package.Name}@{package.Version}"));
        Assert.Equal(["Lib", "Microsoft.NETCore.App.Runtime.linux-x64"], packages[0].DependsOn.Select(need => need.Name));
    }

    [Fact]
    public void Without_the_target_every_library_counts() => Assert.Equal(
        4, Reader.Read("app/App.deps.json", Sample.Replace("v8.0/linux-x64\" }", "v9.0\" }", StringComparison.Ordinal)).Count);

    [Fact]
    public void Whatever_it_holds_it_is_read_or_refused() => Reader.IsReadOrRefused("App.deps.json", Sample);
}
