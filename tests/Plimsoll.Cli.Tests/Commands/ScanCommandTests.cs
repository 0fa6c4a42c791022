namespace Plimsoll.Cli.Commands;

public sealed class ScanCommandTests
{
    [Fact]
    public async Task A_file_that_is_no_image_is_one_line_and_no_empty_result()
    {
        var file = Path.Combine(Terminal.NewFolder(), "image.tar");
        await File.WriteAllTextAsync(file, "this is no archive", TestContext.Current.CancellationToken);

        var answer = await Terminal.RunAsync("scan", file);

        Assert.Equal(ExitCode.Incomplete, answer.ExitCode);
        Assert.Single(answer.Error.TrimEnd().Split('\n'));
        Assert.Empty(answer.Output);
    }
}
