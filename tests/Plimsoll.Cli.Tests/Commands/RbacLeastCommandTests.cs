namespace Plimsoll.Cli.Commands;

public sealed class RbacLeastCommandTests
{
    const string Log = """
        {"verb":"get","user":{"username":"system:serviceaccount:shop:web"},"objectRef":{"resource":"configmaps","namespace":"shop","name":"web"}}
        {"verb":"watch","user":{"username":"system:serviceaccount:shop:web"},"objectRef":{"resource":"configmaps","namespace":"shop","name":"web"}}
        """;

    [Fact]
    public async Task The_smallest_role_is_written()
    {
        var answer = await Terminal.RunWithAsync(Log, "rbac", "least", "sa:shop/web", "-");

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("kind: Role\n", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("ClusterRole", answer.Output, StringComparison.Ordinal);
        Assert.Contains("""
                resourceNames: ["web"]
                verbs: ["get", "watch"]
            """, answer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("user:ada", 1, "no event of User ada (2 of others)")]
    [InlineData("group:dev", 2, "an audit log tells users")]
    public async Task Without_events_there_is_no_role(string subject, int exitCode, string message)
    {
        var answer = await Terminal.RunWithAsync(Log, "rbac", "least", subject, "-");

        Assert.Equal((exitCode, ""), (answer.ExitCode, answer.Output));
        Assert.Contains(message, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_line_is_told_and_the_rest_used()
    {
        var answer = await Terminal.RunWithAsync(Log + "\n{", "rbac", "least", "sa:shop/web", "-");

        Assert.Equal(3, answer.ExitCode);
        Assert.Contains("-:3", answer.Error, StringComparison.Ordinal);
        Assert.Contains("kind: Role", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_log_is_wrong_use() =>
        Assert.Equal(2, (await Terminal.RunAsync("rbac", "least", "ada", "/nonexistent/audit.log")).ExitCode);

    [Fact]
    public async Task A_negative_number_of_names_is_wrong_use()
    {
        var answer = await Terminal.RunWithAsync(Log, "rbac", "least", "sa:shop/web", "-", "--max-names", "-1");

        Assert.Equal((2, ""), (answer.ExitCode, answer.Output));
        Assert.Contains("--max-names -1: expected 0 or more.", answer.Error, StringComparison.Ordinal);
    }
}
