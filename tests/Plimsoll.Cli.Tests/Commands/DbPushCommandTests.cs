namespace Plimsoll.Cli.Commands;

public sealed class DbPushCommandTests
{
    [Fact]
    public async Task Without_a_key_nothing_is_published_unless_that_is_meant()
    {
        var small = new SmallDatabase();
        await small.BuildAsync(1);

        var refused = await Terminal.RunAsync("db", "push", small.Published, "--db", small.Built);
        var meant = await Terminal.RunAsync("db", "push", small.Published, "--db", small.Built, "--insecure-skip-signature");

        Assert.Equal(ExitCode.WrongUse, refused.ExitCode);
        Assert.Contains("openssl", refused.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Pass, meant.ExitCode);
    }

    [Fact]
    public async Task A_public_key_does_not_sign()
    {
        var small = new SmallDatabase();
        await small.BuildAsync(1);

        Assert.Equal(ExitCode.WrongUse, (await Terminal.RunAsync("db", "push", small.Published, "--db", small.Built, "--key", small.PublicKey)).ExitCode);
    }

    [Fact]
    public async Task A_web_server_is_not_written_to() =>
        Assert.Contains("Publish into the folder", (await new SmallDatabase().PublishAsync(1, "https://mirror.example/db/")).Error, StringComparison.Ordinal);

    [Fact]
    public async Task There_is_something_to_publish_or_it_is_told() =>
        Assert.Equal(
            ExitCode.Unreachable,
            (await Terminal.RunAsync("db", "push", Terminal.NewFolder(), "--db", "/nonexistent/v.db", "--insecure-skip-signature")).ExitCode);

    [Fact]
    public async Task Deltas_are_counted()
    {
        var small = new SmallDatabase();
        await small.PublishAsync(400);

        var answer = await small.PublishAsync(401);

        Assert.Equal((ExitCode.Pass, ""), (answer.ExitCode, answer.Error));
        Assert.Contains("deltas: 1, the newest ", answer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("1000")]
    [InlineData("many")]
    public async Task The_number_of_deltas_is_a_number(string number) =>
        Assert.Equal(ExitCode.WrongUse, (await Terminal.RunAsync("db", "push", "x", "--deltas", number, "--insecure-skip-signature")).ExitCode);
}
