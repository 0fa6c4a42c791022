using System.Text.RegularExpressions;

namespace Plimsoll.EndToEnd;

public sealed partial class CommandLineTests
{
    const int WrongUse = 2;

    [Fact]
    public async Task The_version_is_one_line()
    {
        var run = await PublishedBinary.RunAsync(PublishedBinary.Root, "--version");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(Version(), run.Output);
        Assert.Empty(run.ErrorLines);
    }

    [Theory]
    [InlineData("gate")]
    [InlineData("check")]
    public async Task A_file_that_is_not_there_is_wrong_use_in_one_line(string command)
    {
        var run = await PublishedBinary.RunAsync(PublishedBinary.Root, command, "no-such-file.yaml");

        Assert.Equal(WrongUse, run.ExitCode);
        Assert.Contains("no-such-file.yaml", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_option_is_wrong_use()
    {
        var run = await PublishedBinary.RunAsync(PublishedBinary.Root, "gate", "samples/shop", "--no-such-option");

        Assert.Equal(WrongUse, run.ExitCode);
        Assert.Contains("--no-such-option", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_every_command()
    {
        var run = await PublishedBinary.RunAsync(PublishedBinary.Root, "--help");

        Assert.Equal(0, run.ExitCode);
        foreach (var command in (string[])["gate", "check", "scan", "db"])
            Assert.Contains(command, run.Output, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\A[^\n]*\d+\.\d+\.\d+[^\n]*\n\z", RegexOptions.NonBacktracking)]
    private static partial Regex Version();
}
