using System.Text.Json;

namespace Plimsoll.Cli.Commands;

public sealed class RbacRisksCommandTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0, "--fail-on", "High")]
    [InlineData(1, "--fail-on", "Medium")]
    [InlineData(1, "--fail-on", "medium")]
    [InlineData(2, "--fail-on", "Awful")]
    [InlineData(2, "--fail-on", "Unknown")]
    public async Task Nothing_is_denied_without_fail_on(int exitCode, params string[] options)
    {
        var answer = await Terminal.RunWithAsync(RbacSample.Yaml, ["rbac", "risks", "-", .. options]);

        Assert.Equal(exitCode, answer.ExitCode);
    }

    [Fact]
    public async Task A_wrong_severity_is_told_with_the_right_ones()
    {
        var answer = await Terminal.RunWithAsync(RbacSample.Yaml, "rbac", "risks", "-", "--fail-on", "foo");

        Assert.Contains("--fail-on foo: expected low, medium, high, critical.", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Plimsoll.", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_format_tells_the_path()
    {
        foreach (var format in new[] { "table", "json", "dot", "sarif" })
        {
            var answer = await Terminal.RunWithAsync(RbacSample.Yaml, "rbac", "risks", "-", "--format", format);
            Assert.Contains("Secrets of namespace shop", answer.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_could_not_be_read_is_told_and_the_rest_examined()
    {
        var answer = await Terminal.RunWithAsync($"{RbacSample.Yaml}\n---\n{RbacSample.Broken}", "rbac", "risks", "-", "--format", "json");

        var json = JsonElement.Parse(answer.Output);
        Assert.Equal(3, answer.ExitCode);
        Assert.Equal(1, json.GetProperty("paths").GetArrayLength());
        Assert.Equal("Unsupported", json.GetProperty("unread")[0].GetProperty("reason").GetString());
    }
}
