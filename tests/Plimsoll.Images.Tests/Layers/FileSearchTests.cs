using Plimsoll.Model.Images;

namespace Plimsoll.Images.Layers;

public sealed class FileSearchTests
{
    const string Release = "IMPLEMENTOR=\"Eclipse Adoptium\"\nJAVA_VERSION=\"21.0.4\"\nID=alpine\nVERSION_ID=3.20.1\n";

    [Fact]
    public async Task A_file_that_somebody_reads_by_its_own_path_is_found_again_for_another_reader_of_a_link()
    {
        var image = new TestImage(new TarWriter().File("opt/jdk/release", Release).SymbolicLink("etc/os-release", "../opt/jdk/release").ToArray());

        var facts = await ScanAsync(image);

        Assert.Equal("alpine", facts.Distro?.Id);
        Assert.Equal("opt/jdk/release", Assert.Single(facts.Packages).Location.Path);
        Assert.Equal(1, image.Opened);
    }

    [Fact]
    public async Task A_file_that_is_only_consulted_by_its_own_path_is_read_by_that_of_a_link()
    {
        var image = new TestImage(new TarWriter()
            .File("app/packages/a/package.json", """{"name":"a","version":"1.0.0"}""").SymbolicLink("app/node_modules/a", "../packages/a").ToArray());

        var facts = await ScanAsync(image);

        Assert.Equal("app/node_modules/a/package.json", Assert.Single(facts.Packages).Location.Path);
        Assert.Equal(1, image.Opened);
    }

    [Fact]
    public async Task A_reader_gets_a_file_once_however_many_links_lead_to_it()
    {
        var image = new TestImage(new TarWriter()
            .File("opt/jdk/release", Release).SymbolicLink("opt/java", "jdk").SymbolicLink("usr/lib/jvm/default", "/opt/jdk").ToArray());

        Assert.Single((await ScanAsync(image)).Packages);
        Assert.Equal(1, image.Opened);
    }

    [Fact]
    public async Task Where_a_link_asks_for_another_form_of_the_file_both_are_had()
    {
        var layer = new TarWriter()
            .File("opt/nginx", "ID=alpine\nVERSION_ID=3.20.1\nnginx version: nginx/1.25.1\n").SymbolicLink("etc/os-release", "/opt/nginx").ToArray();
        var image = new TestImage(layer);

        var facts = await ScanAsync(image);

        Assert.Equal(("alpine", "nginx"), (facts.Distro?.Id, Assert.Single(facts.Packages).Name));
        Assert.Equal(2, image.Opened);
    }

    [Fact]
    public async Task A_folder_is_searched_in_the_same_way()
    {
        var folder = Directory.CreateTempSubdirectory("plimsoll-search-");
        try
        {
            foreach (var (path, content) in new[] { ("opt/nginx", "ID=alpine\nnginx version: nginx/1.25.1\n"), ("etc/hostname", "a") })
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder.FullName, path))!);
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, path), content, TestContext.Current.CancellationToken);
            }
            File.CreateSymbolicLink(Path.Combine(folder.FullName, "etc/os-release"), "../opt/nginx");

            var facts = await FolderScan.RunAsync(folder.FullName, "test", null, TestContext.Current.CancellationToken);

            Assert.Equal(("alpine", "nginx"), (facts.Distro?.Id, Assert.Single(facts.Packages).Name));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static Task<ImageFacts> ScanAsync(TestImage image) =>
        ImageScan.RunAsync(image, "test", new ScanOptions(), null, TestContext.Current.CancellationToken);
}
