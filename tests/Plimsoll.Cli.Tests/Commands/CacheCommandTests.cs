using System.Runtime.CompilerServices;

namespace Plimsoll.Cli.Commands;

public sealed class CacheCommandTests
{
    static readonly string Image = Path.Combine(Root(), "samples", "shop", "images", "web.tar");

    [Fact]
    public async Task What_a_scan_keeps_is_shown_and_removed()
    {
        var cache = Terminal.NewFolder();

        Assert.Contains(" 0 layers,", (await Terminal.RunAsync("cache", "status", "--cache-dir", cache)).Output, StringComparison.Ordinal);
        var first = await Terminal.RunAsync("scan", Image, "--cache-dir", cache, "--format", "json");
        var files = Directory.GetFiles(cache);
        var second = await Terminal.RunAsync("scan", Image, "--cache-dir", cache, "--format", "json");

        Assert.NotEmpty(files);
        Assert.Equal(first.Output, second.Output);
        Assert.Contains($" {files.Length} layers,", (await Terminal.RunAsync("cache", "status", "--cache-dir", cache)).Output, StringComparison.Ordinal);
        Assert.Contains("MiB freed", (await Terminal.RunAsync("cache", "clear", "--cache-dir", cache)).Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(cache));
    }

    [Fact]
    public async Task Without_a_cache_nothing_is_kept()
    {
        var cache = Terminal.NewFolder();

        await Terminal.RunAsync("scan", Image, "--cache-dir", cache, "--no-cache");

        Assert.Empty(Directory.GetFiles(cache));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("1G")]
    public async Task A_size_that_is_none_is_refused_with_what_is_expected(string size)
    {
        var answer = await Terminal.RunAsync("cache", "prune", "--cache-size", size);

        Assert.Equal(ExitCode.WrongUse, answer.ExitCode);
        Assert.Contains("MiB", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_folder_name_is_wrong_use()
    {
        var answer = await Terminal.RunAsync("scan", Image, "--cache-dir", "");

        Assert.Equal(ExitCode.WrongUse, answer.ExitCode);
        Assert.Contains("--cache-dir", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_no_cache()
    {
        var answer = await Terminal.RunAsync("scan", Image, "--cache-dir", Image);

        Assert.Equal(ExitCode.WrongUse, answer.ExitCode);
        Assert.Contains("web.tar is a file: expected a folder", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_others_may_write_is_said_and_not_used()
    {
        if (OperatingSystem.IsWindows())
            return;
        var cache = Terminal.NewFolder();
        File.SetUnixFileMode(cache, File.GetUnixFileMode(cache) | UnixFileMode.OtherWrite);

        var answer = await Terminal.RunAsync("scan", Image, "--cache-dir", cache, "--format", "json");

        Assert.Contains("the layer cache is not used: others than its owner", answer.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(cache));
    }

    static string Root([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", ".."));
}
