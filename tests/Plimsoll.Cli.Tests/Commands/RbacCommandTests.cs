namespace Plimsoll.Cli.Commands;

public sealed class RbacCommandTests
{
    [Theory]
    [InlineData("")]
    [InlineData("can")]
    [InlineData("who-can")]
    [InlineData("risks")]
    [InlineData("least")]
    public async Task Help_shows_an_example(string command)
    {
        var answer = await Terminal.RunAsync([.. new[] { "rbac", command }.Where(word => word.Length > 0), "--help"]);

        Assert.Contains("plimsoll rbac ", answer.Output, StringComparison.Ordinal);
        Assert.Equal(0, answer.ExitCode);
    }
}
