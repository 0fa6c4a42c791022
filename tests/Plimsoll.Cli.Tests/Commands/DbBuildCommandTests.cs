namespace Plimsoll.Cli.Commands;

public sealed class DbBuildCommandTests
{
    [Fact]
    public async Task A_database_that_was_built_tells_what_it_holds()
    {
        var small = new SmallDatabase();

        var built = await small.BuildAsync(1);
        var status = await Terminal.RunAsync("db", "status", "--db", small.Built);

        Assert.Equal((ExitCode.Pass, ""), (built.ExitCode, built.Error));
        Assert.StartsWith(built.Output, status.Output, StringComparison.Ordinal);
        Assert.Contains("1 advisories", status.Output, StringComparison.Ordinal);
        Assert.Contains("324 days old", status.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_builds_of_dead_processes_left_is_removed()
    {
        var small = new SmallDatabase();
        await small.BuildAsync(1);
        await File.WriteAllTextAsync(small.Built + ".999999999.new", "left", TestContext.Current.CancellationToken);

        await small.BuildAsync(2);

        Assert.DoesNotContain(Directory.EnumerateFiles(Path.GetDirectoryName(small.Built)!), path => path.Contains(".new", StringComparison.Ordinal));
    }
}
