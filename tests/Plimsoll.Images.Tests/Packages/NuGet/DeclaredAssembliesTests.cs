using System.Text;
using Plimsoll.Images.Packages.Programs;

namespace Plimsoll.Images.Packages.NuGet;

public sealed class DeclaredAssembliesTests
{
    const string Dependencies = """
        {"targets":{"net8.0":{"App/1.0.0":{"runtime":{"App.dll":{}}},"A/1.0.0":{"runtime":{"lib/net8.0/A.dll":{}},"native":{"n.dll":{}},
        "runtimeTargets":{"runtimes/win/lib/net8.0/A.dll":{"rid":"win"}}}}}}
        """;

    [Theory]
    [InlineData("app/App.dll", true)]
    [InlineData("app/App.exe", true)]
    [InlineData("app/a.DLL", true)]
    [InlineData("app/n.dll", true)]
    [InlineData("app/runtimes/win/lib/net8.0/A.dll", true)]
    [InlineData("app/plugins/A.dll", false)]
    [InlineData("app/B.dll", false)]
    [InlineData("A.dll", false)]
    [InlineData("usr/share/dotnet/packs/X.Ref/8.0.0/ref/net8.0/X.dll", true)]
    [InlineData("app/refs/X.dll", true)]
    [InlineData("app/href/X.dll", false)]
    [InlineData("src/obj/Debug/net8.0/X.dll", true)]
    [InlineData("src/other/X.dll", false)]
    [InlineData("root/.nuget/packages/a/1.0.0/lib/net8.0/A.dll", true)]
    [InlineData("root/.nuget/packages/b/1.0.0/lib/net8.0/B.dll", false)]
    public void What_a_list_of_packages_accounts_for_is_declared(string path, bool expected)
    {
        var declared = new DeclaredAssemblies(new Dictionary<string, ReadOnlyMemory<byte>>
        {
            ["app/App.deps.json"] = Encoding.UTF8.GetBytes(Dependencies),
            ["app/plugins/broken.deps.json"] = "{"u8.ToArray(),
            ["src/obj/project.assets.json"] = default,
            ["root/.nuget/packages/a/1.0.0/a.nuspec"] = default,
        });

        Assert.Equal(expected, declared.Contains(path));
    }

    [Fact]
    public async Task An_image_counts_an_assembly_once_however_broken_it_is()
    {
        var layer = new TarWriter()
            .File("app/App.deps.json", Dependencies.Replace("""{"targets":""", """{"runtimeTarget":{"name":"net8.0"},"libraries":{"A/1.0.0":{}},"targets":""", StringComparison.Ordinal))
            .File("app/A.dll", TestPe.Assembly("A", "1.0.0.0"))
            .File("app/App.dll", TestPe.Assembly("App", "1.0.0.0", types: 100)[..1500])
            .File("app/Other.dll", TestPe.Assembly("Other", "2.0.0.0"))
            .File("app/Broken.dll", TestPe.Assembly("Broken", "2.0.0.0", types: 100)[..1500])
            .ToArray();

        var facts = await ImageScan.RunAsync(new TestImage(layer), "test", new ScanOptions(), null, TestContext.Current.CancellationToken);

        Assert.Equal(["A 1.0.0 False", "Other 2.0.0.0 True"], facts.Packages.Select(package => $"{package.Name} {package.Version} {package.IsGuessed}"));
        Assert.Contains("app/Broken.dll", Assert.Single(facts.Unread).Subject, StringComparison.Ordinal);
    }
}
