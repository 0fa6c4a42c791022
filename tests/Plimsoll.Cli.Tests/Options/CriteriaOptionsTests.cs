using Plimsoll.Cli.Commands;

namespace Plimsoll.Cli.Options;

public sealed class CriteriaOptionsTests
{
    [Theory]
    [InlineData("low", ExitCode.Pass, "nothing denied, 1 without a severity")]
    [InlineData("unknown", ExitCode.Denied, "1 finding denied  ")]
    public async Task What_nobody_has_rated_is_counted_and_can_be_denied(string failOn, int exitCode, string expected)
    {
        var small = new SmallDatabase();
        await small.BuildAsync(1);
        var folder = Terminal.NewFolder();
        await File.WriteAllTextAsync(
            Path.Combine(folder, "package-lock.json"),
            """{"lockfileVersion":3,"packages":{"node_modules/made-up-0000":{"version":"1.0.0"}}}""",
            TestContext.Current.CancellationToken);

        var answer = await Terminal.RunAsync("scan", folder, "--db", small.Built, "--fail-on", failOn);

        Assert.Equal(exitCode, answer.ExitCode);
        Assert.Contains(expected, answer.Output, StringComparison.Ordinal);
    }
}
