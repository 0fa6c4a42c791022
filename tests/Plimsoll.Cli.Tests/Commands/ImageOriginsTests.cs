using Plimsoll.Images.Sources;

namespace Plimsoll.Cli.Commands;

public sealed class ImageOriginsTests
{
    readonly string _folder = Terminal.NewFolder();

    [Fact]
    public async Task A_path_is_a_path_before_it_is_a_name()
    {
        var archive = Path.Combine(_folder, "nginx");
        await File.WriteAllTextAsync(archive, "", TestContext.Current.CancellationToken);
        Assert.Equal(new ImageOrigin.Stored(new ImageLocation(archive, "")), await FindAsync(archive));
        Assert.Equal(new ImageOrigin.Stored(new ImageLocation(archive, "1.2")), await FindAsync($"{archive}:1.2"));
        Assert.Equal(new ImageOrigin.Stored(new ImageLocation(archive, "1.2")), await FindAsync($"docker-archive:{archive}:1.2"));
    }

    [Fact]
    public async Task A_tag_may_be_a_whole_reference_and_the_longest_path_counts()
    {
        var (archive, other) = (Path.Combine(_folder, "two.tar"), Path.Combine(_folder, "two.tar:web"));
        await WriteAsync(archive, "");
        Assert.Equal(new ImageOrigin.Stored(new ImageLocation(archive, "web:2")), await FindAsync($"{archive}:web:2"));
        Assert.Equal(
            new ImageOrigin.Stored(new ImageLocation(archive, "localhost:5000/web:2")), await FindAsync($"docker-archive:{archive}:localhost:5000/web:2"));

        await WriteAsync(other, "");
        Assert.Equal(new ImageOrigin.Stored(new ImageLocation(other, "2")), await FindAsync($"{archive}:web:2"));
    }

    [Fact]
    public async Task A_folder_is_an_image_only_where_it_is_a_layout_or_an_unpacked_archive()
    {
        var (checkout, layout, unpacked) = (Folder("checkout"), Folder("layout"), Folder("unpacked"));
        await WriteAsync(Path.Combine(checkout, "manifest.json"), """{"name":"a web application"}""");
        await WriteAsync(Path.Combine(layout, "oci-layout"), "{}");
        await WriteAsync(Path.Combine(unpacked, "manifest.json"), "\n [{}]");

        Assert.Equal(new ImageOrigin.Files(checkout), await FindAsync(checkout));
        Assert.Equal(new ImageOrigin.Stored(new ImageLocation(layout, "")), await FindAsync(layout));
        Assert.Equal(new ImageOrigin.Stored(new ImageLocation(unpacked, "")), await FindAsync(unpacked));
        Assert.Equal(new ImageOrigin.Files(layout), await FindAsync($"dir:{layout}"));
        Assert.Equal(new ImageOrigin.Files(layout), await FindAsync($"rootfs:{layout}"));
    }

    [Theory]
    [InlineData("nginx", "docker.io/library/nginx")]
    [InlineData("registry:2", "docker.io/library/registry:2")]
    [InlineData("docker:dind", "docker.io/library/docker:dind")]
    [InlineData("registry:nginx:1.25", "docker.io/library/nginx:1.25")]
    [InlineData("registry:localhost:5000/a", "localhost:5000/a")]
    [InlineData("docker://registry.example/a/b:1", "registry.example/a/b:1")]
    public async Task A_name_is_of_a_registry_where_no_folder_has_it(string text, string reference) =>
        Assert.Equal(reference, Assert.IsType<ImageOrigin.Pulled>(await FindAsync(text)).Reference.ToString());

    [Theory]
    [InlineData("docker-daemon:web:dev", "docker", "web:dev")]
    [InlineData("podman:localhost/web", "podman", "localhost/web")]
    public async Task An_engine_is_asked_only_by_name(string text, string engine, string name) =>
        Assert.Equal(new ImageOrigin.Exported(engine, name), await FindAsync(text));

    [Theory]
    [InlineData("absent.tar", "no such file")]
    [InlineData("./absent", "no such file")]
    [InlineData("Not A Reference", "no image reference")]
    [InlineData("oci:absent", "there is no file or folder absent")]
    [InlineData("dir:absent", "there is no file or folder absent")]
    [InlineData("docker://", "no image reference")]
    [InlineData("containerd:web:1", "ctr image export")]
    public async Task What_cannot_be_is_one_line(string text, string expected) =>
        Assert.Contains(expected, (await Assert.ThrowsAsync<UsageException>(() => FindAsync(text))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("nginx")]
    [InlineData("docker://nginx")]
    public async Task Offline_no_registry_is_asked(string text)
    {
        var problem = await Assert.ThrowsAsync<UsageException>(() => FindAsync(text, pulls: false));
        Assert.Contains("--offline", problem.Message, StringComparison.Ordinal);
    }

    static async Task<ImageOrigin> FindAsync(string text, bool pulls = true) =>
        new ImageOrigins(await ImageLookup.OverAsync([], TestContext.Current.CancellationToken), pulls).Find(text);

    static Task WriteAsync(string file, string content) => File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);

    string Folder(string name) => Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
}
