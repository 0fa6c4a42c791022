namespace Plimsoll.Cli;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("gaet")]
    [InlineData("gate")]
    [InlineData("gate", "--fail-on", "severe", "x")]
    [InlineData("gate", "x", "--max-age", "soon")]
    [InlineData("gate", "x", "--fail-on-epss", "2")]
    [InlineData("scan", "x", "--platform", "linux")]
    [InlineData("check", "no-such-file.yaml")]
    [InlineData("scan", "no-such-image.tar")]
    [InlineData("gate", ".", "--images", "no-such-folder")]
    [InlineData("check", ".", "--policy", "no-such-folder")]
    [InlineData("check", ".", "--kubernetes-version", "newest")]
    [InlineData("check", ".", "--kubernetes-version", "1.20")]
    [InlineData("db", "build", "--from", "no-such-folder")]
    [InlineData("db", "update", "")]
    [InlineData("db", "push", "")]
    [InlineData("db", "status", "--db", "")]
    [InlineData("scan", "", "--offline")]
    [InlineData("scan", "x", "--output", "")]
    [InlineData("explain", "", "x")]
    [InlineData("policy")]
    [InlineData("policy", "test")]
    [InlineData("policy", "test", "no-such-file.test.yaml")]
    [InlineData("policy", "test", ".", "--fail-under", "120")]
    [InlineData("policy", "test", ".", "--format", "sarif")]
    [InlineData("policy", "explain", "no-such-file.yaml")]
    [InlineData("policy", "convert", "x.yaml")]
    [InlineData("policy", "convert", "--to", "rego", "x.yaml")]
    [InlineData("policy", "convert", "--to", "vap", "no-such-file.yaml")]
    public async Task Wrong_use_is_one_line_on_standard_error_and_exit_code_2(params string[] arguments)
    {
        var answer = await Terminal.RunAsync(arguments);

        Assert.Equal(ExitCode.WrongUse, answer.ExitCode);
        Assert.StartsWith("plimsoll", answer.Error, StringComparison.Ordinal);
        Assert.Single(answer.Error.TrimEnd().Split('\n'));
        Assert.Empty(answer.Output);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("gate", "--help")]
    [InlineData("check", "--help")]
    [InlineData("scan", "--help")]
    [InlineData("db", "--help")]
    [InlineData("db", "build", "--help")]
    [InlineData("db", "status", "--help")]
    [InlineData("completion", "--help")]
    [InlineData("policy", "--help")]
    [InlineData("policy", "test", "--help")]
    [InlineData("policy", "explain", "--help")]
    [InlineData("policy", "convert", "--help")]
    public async Task Every_help_shows_an_example(params string[] arguments)
    {
        var answer = await Terminal.RunAsync(arguments);

        Assert.Equal(ExitCode.Pass, answer.ExitCode);
        Assert.Contains("Example", answer.Output, StringComparison.Ordinal);
        Assert.Contains("plimsoll ", answer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--version")]
    [InlineData("completion", "bash")]
    [InlineData("scan", "--help")]
    public async Task Standard_output_that_is_full_is_one_line_and_exit_code_3(params string[] arguments)
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no full device.");
        await using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        await using var output = new StreamWriter(new StandardOutput(full));
        await using var error = new StringWriter();
        var surroundings = new Surroundings(Stream.Null, output, error, false, false, 0, _ => null, TimeProvider.System);

        Assert.Equal(ExitCode.Incomplete, await CommandLine.RunAsync(arguments, surroundings, TestContext.Current.CancellationToken));
        Assert.StartsWith("plimsoll: the result cannot be written", error.ToString(), StringComparison.Ordinal);
        Assert.Single(error.ToString().TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task The_version_is_one_line()
    {
        var answer = await Terminal.RunAsync("--version");

        Assert.Equal(ExitCode.Pass, answer.ExitCode);
        Assert.Single(answer.Output.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_database_that_is_named_but_not_there_is_unreachable()
    {
        var answer = await Terminal.RunAsync("db", "status", "--db", "no-such.db");

        Assert.Equal(ExitCode.Unreachable, answer.ExitCode);
        Assert.Contains("no-such.db", answer.Error, StringComparison.Ordinal);
    }
}
