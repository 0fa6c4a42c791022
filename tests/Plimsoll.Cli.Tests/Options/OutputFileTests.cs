namespace Plimsoll.Cli.Options;

public sealed class OutputFileTests
{
    [Fact]
    public void What_cannot_be_written_is_said_in_words_about_the_file_that_was_named()
    {
        var folder = Terminal.NewFolder();

        Assert.Equal(
            $"--output {folder}/absent/x: there is no folder {folder}/absent to write it to.", Refusal($"{folder}/absent/x"));
        Assert.Equal($"--output {folder}: it is a folder, expected a file.", Refusal(folder));
    }

    static string Refusal(string file) => Assert.Throws<UsageException>(() => OutputFile.Write(file, writer => writer.Write("x"))).Message;
}
