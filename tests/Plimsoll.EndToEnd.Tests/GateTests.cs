using System.Text.Json;
using System.Xml.Linq;

namespace Plimsoll.EndToEnd;

public sealed class GateTests
{
    const int Denied = 1;

    [Fact]
    public async Task The_sample_shop_is_denied_and_the_first_line_says_demonstration()
    {
        var run = await PublishedBinary.RunAsync(PublishedBinary.Root, "gate", "samples/shop");

        Assert.Equal(Denied, run.ExitCode);
        Assert.Contains("demonstration", run.FirstLine, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_result_names_what_is_wrong_in_the_objects_and_in_the_images()
    {
        var run = await PublishedBinary.RunAsync(PublishedBinary.Root, "gate", "samples/shop");

        Assert.Contains("privileged", run.Output, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("minimist", run.Output, StringComparison.Ordinal);
        Assert.Contains("api.yaml:", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_single_good_file_passes()
    {
        var run = await PublishedBinary.RunAsync(
            PublishedBinary.Root, "gate", "samples/shop/namespace.yaml", "samples/shop/web.yaml",
            "--images", "samples/shop/images");

        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task Json_can_be_parsed()
    {
        var run = await PublishedBinary.RunAsync(PublishedBinary.Root, "gate", "samples/shop", "--format", "json");

        Assert.Equal(Denied, run.ExitCode);
        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal(JsonValueKind.Object, document.RootElement.ValueKind);
        Assert.Contains("demonstration", run.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Sarif_says_its_version()
    {
        var run = await PublishedBinary.RunAsync(PublishedBinary.Root, "gate", "samples/shop", "--format", "sarif");

        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal("2.1.0", document.RootElement.GetProperty("version").GetString());
    }

    [Fact]
    public async Task Junit_can_be_parsed()
    {
        var run = await PublishedBinary.RunAsync(PublishedBinary.Root, "gate", "samples/shop", "--format", "junit");

        Assert.NotNull(XDocument.Parse(run.Output).Root);
    }

    [Fact]
    public async Task It_works_from_another_folder()
    {
        var elsewhere = Directory.CreateTempSubdirectory("plimsoll-elsewhere-");
        try
        {
            var shop = Path.Combine(PublishedBinary.Root, "samples", "shop");
            var run = await PublishedBinary.RunAsync(elsewhere.FullName, "gate", shop);

            Assert.Equal(Denied, run.ExitCode);
            Assert.Empty(elsewhere.EnumerateFileSystemInfos());
        }
        finally
        {
            elsewhere.Delete(recursive: true);
        }
    }
}
