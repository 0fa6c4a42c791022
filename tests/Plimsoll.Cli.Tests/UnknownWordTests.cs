namespace Plimsoll.Cli;

public sealed class UnknownWordTests
{
    [Theory]
    [InlineData("plimsoll check: unknown option --polcy; did you mean --policy? Try: plimsoll check --help\n", "check", "x.yaml", "--polcy", "x")]
    [InlineData("plimsoll check: unknown option --polcy; did you mean --policy? Try: plimsoll check --help\n", "check", "--polcy=x", "x.yaml")]
    [InlineData("plimsoll check: unknown option --quite-other. Try: plimsoll check --help\n", "check", "x.yaml", "--quite-other")]
    [InlineData("plimsoll: unknown command netpl; did you mean netpol? Try: plimsoll --help\n", "netpl", "map")]
    [InlineData("plimsoll netpol: unknown command draw. Try: plimsoll netpol --help\n", "netpol", "draw", "x.yaml")]
    public async Task It_is_named_with_what_was_meant(string message, params string[] arguments)
    {
        var answer = await Terminal.RunAsync(arguments);
        Assert.Equal((ExitCode.WrongUse, message), (answer.ExitCode, answer.Error));
    }

    [Fact]
    public async Task Behind_two_dashes_everything_is_a_path()
    {
        var answer = await Terminal.RunAsync("check", "--", "--polcy");
        Assert.Equal((ExitCode.WrongUse, "plimsoll: --polcy: no such file or folder.\n"), (answer.ExitCode, answer.Error));
    }
}
