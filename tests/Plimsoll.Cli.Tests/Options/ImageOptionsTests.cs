using System.CommandLine;

namespace Plimsoll.Cli.Options;

public sealed class ImageOptionsTests
{
    static System.Collections.Immutable.ImmutableArray<string> Sources(params string[] arguments)
    {
        var (options, command) = (new ImageOptions(), new RootCommand());
        options.AddTo(command);
        return options.Severities(command.Parse(arguments)).Sources;
    }

    [Fact]
    public void Behind_the_sources_that_are_named_the_default_counts()
    {
        Assert.Equal(["vendor", "cvss"], Sources());
        Assert.Equal(["NVD", "vendor", "cvss"], Sources("--severity-source", "NVD"));
        Assert.Equal(["cvss", "NVD", "vendor"], Sources("--severity-source", "CVSS, NVD"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" , ")]
    public void A_list_that_names_nobody_is_wrong_use(string list) =>
        Assert.Throws<UsageException>(() => Sources("--severity-source", list));

    [Theory]
    [InlineData("nobody", true)]
    [InlineData("nvd,github", false)]
    [InlineData("PyPI", false)]
    public async Task A_source_that_no_feed_is_named_after_is_told_once_and_costs_no_severity(string source, bool isTold)
    {
        var folder = Terminal.NewFolder();
        await File.WriteAllTextAsync(
            Path.Combine(folder, "package-lock.json"),
            """{"lockfileVersion":3,"packages":{"node_modules/minimist":{"version":"0.0.8"}}}""",
            TestContext.Current.CancellationToken);

        var answer = await Terminal.RunAsync("scan", folder, "--severity-source", source);

        Assert.Equal(ExitCode.Denied, answer.ExitCode);
        Assert.Equal(isTold ? 1 : 0, answer.Error.Split("--severity-source").Length - 1);
    }
}
