namespace Plimsoll.Cli.Commands;

public sealed class DbFetchCommandTests
{
    [Fact]
    public async Task What_was_fetched_is_built()
    {
        var (source, feeds) = (Terminal.NewFolder(), Terminal.NewFolder());
        var secdb = Path.Combine(source, "main.json");
        await File.WriteAllTextAsync(
            secdb, """{"distroversion":"v3.20","packages":[{"pkg":{"name":"a","secfixes":{"1-r0":["CVE-2099-1"]}}}]}""", TestContext.Current.CancellationToken);

        var first = await Terminal.RunAsync("db", "fetch", "--url", $"mine={secdb}", "--to", feeds);
        var second = await Terminal.RunAsync("db", "fetch", "--url", $"mine={new Uri(secdb)}", "--to", feeds);
        var built = await Terminal.RunAsync("db", "build", "--from", feeds, "--output", Path.Combine(source, "out.db"));

        Assert.Equal((ExitCode.Pass, ""), (first.ExitCode, first.Error));
        Assert.StartsWith("fetched ", first.Output, StringComparison.Ordinal);
        Assert.StartsWith("unchanged ", second.Output, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Pass, ""), (built.ExitCode, built.Error));
        // The age is that of the file, because the records have no dates.
        Assert.DoesNotContain("unknown", built.Output, StringComparison.Ordinal);
        Assert.Contains("Alpine secdb", built.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_fetched_is_told()
    {
        var answer = await Terminal.RunAsync("db", "fetch", "--url", "mine=file:///nonexistent/x.json", "--to", Terminal.NewFolder());
        Assert.Equal(ExitCode.Unreachable, answer.ExitCode);
        Assert.StartsWith("not fetched: mine: mine/x.json: ", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--feed nothing", "no such feed")]
    [InlineData("--url nothing", "NAME=URL")]
    [InlineData("--url a=ftp://example.org/x", "NAME=URL")]
    [InlineData("--url a=https://example.org/", "name of a file")]
    public async Task Wrong_use_is_told(string arguments, string message)
    {
        var answer = await Terminal.RunAsync(["db", "fetch", .. arguments.Split(' '), "--to", "x"]);
        Assert.Equal(ExitCode.WrongUse, answer.ExitCode);
        Assert.Contains(message, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_folder_must_be_named() => Assert.Equal(ExitCode.WrongUse, (await Terminal.RunAsync("db", "fetch", "--feed", "kev")).ExitCode);

    [Fact]
    public async Task A_folder_without_a_name_is_wrong_use() =>
        Assert.Equal(ExitCode.WrongUse, (await Terminal.RunAsync("db", "fetch", "--feed", "kev", "--to", "")).ExitCode);

    [Fact]
    public async Task The_list_names_forms_and_terms()
    {
        var answer = await Terminal.RunAsync("db", "fetch", "--list");
        Assert.Equal(ExitCode.Pass, answer.ExitCode);
        Assert.Contains("debian ", answer.Output, StringComparison.Ordinal);
        Assert.Contains("CC0", answer.Output, StringComparison.Ordinal);
    }
}
