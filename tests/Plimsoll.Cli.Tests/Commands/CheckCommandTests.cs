namespace Plimsoll.Cli.Commands;

public sealed class CheckCommandTests
{
    const string Privileged = """
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
            - name: web
              image: nginx:1.27
              securityContext: { privileged: true }
        """;

    [Fact]
    public async Task A_privileged_pod_from_standard_input_is_denied()
    {
        var answer = await Terminal.RunWithAsync(Privileged, "check", "-");

        Assert.Equal(ExitCode.Denied, answer.ExitCode);
        Assert.Contains("privileged", answer.Output, StringComparison.Ordinal);
        Assert.Empty(answer.Error);
    }

    [Fact]
    public async Task The_level_is_the_users_choice() =>
        Assert.Equal(
            ExitCode.Pass, (await Terminal.RunWithAsync(Privileged, "check", "-", "--pod-security", "privileged")).ExitCode);

    [Fact]
    public async Task A_broken_document_makes_the_answer_incomplete_and_names_the_line()
    {
        var answer = await Terminal.RunWithAsync("kind: [\n", "check", "-");

        Assert.Equal(ExitCode.Incomplete, answer.ExitCode);
        Assert.Contains("-:", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Incomplete_may_pass_where_the_user_says_so() =>
        Assert.Equal(
            ExitCode.Pass, (await Terminal.RunWithAsync("kind: [\n", "check", "-", "--on-incomplete", "pass")).ExitCode);

    [Fact]
    public async Task The_result_can_go_to_a_file()
    {
        var file = Path.Combine(Terminal.NewFolder(), "report.json");

        var answer = await Terminal.RunWithAsync(Privileged, "check", "-", "--format", "json", "--output", file);

        Assert.Equal(ExitCode.Denied, answer.ExitCode);
        Assert.Empty(answer.Output);
        using var report = System.Text.Json.JsonDocument.Parse(
            await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal("check", report.RootElement.GetProperty("command").GetString());
    }
}
