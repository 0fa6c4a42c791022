namespace Plimsoll.Cli.Commands;

public sealed class CompletionCommandTests
{
    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    public async Task Every_script_asks_the_program_itself(string shell)
    {
        var answer = await Terminal.RunAsync("completion", shell);

        Assert.Equal(ExitCode.Pass, answer.ExitCode);
        Assert.Contains("[suggest:", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_suggests_its_commands()
    {
        var answer = await Terminal.RunAsync("[suggest:9]", "plimsoll ");

        Assert.Contains("gate", answer.Output.Split('\n'), StringComparer.Ordinal);
    }
}
