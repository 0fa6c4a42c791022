using System.Text.Json;

namespace Plimsoll.Cli.Commands;

public sealed class RbacCanCommandTests
{
    [Theory]
    [InlineData("sa:shop/web", "list", "secrets", "shop", 0)]
    [InlineData("system:serviceaccount:shop:web", "list", "secrets", "shop", 0)]
    [InlineData("group:dev", "get", "secrets", "shop", 0)]
    [InlineData("sa:shop/web", "update", "deployments/scale", "shop", 0)]
    [InlineData("sa:shop/web", "update", "deployments.apps/scale", "shop", 0)]
    [InlineData("sa:shop/web", "update", "deployments.extensions/scale", "shop", 1)]
    [InlineData("sa:shop/web", "list", "secrets", "other", 1)]
    [InlineData("user:ada", "list", "secrets", "shop", 1)]
    [InlineData("group:system:masters", "delete", "nodes", "", 0)]
    public async Task The_exit_code_is_the_answer(string subject, string verb, string resource, string @namespace, int exitCode)
    {
        var answer = await Terminal.RunWithAsync(RbacSample.Yaml, "rbac", "can", subject, verb, resource, "-", "-n", @namespace);

        Assert.Equal(exitCode, answer.ExitCode);
        Assert.Contains(exitCode == 0 ? "  yes  " : "  no   ", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rule_is_told_with_its_line()
    {
        var answer = await Terminal.RunWithAsync(RbacSample.Yaml, "rbac", "can", "ada", "get", "secrets", "-", "-n", "shop", "--name", "tls", "--group", "dev", "--format", "json");

        var decision = JsonElement.Parse(answer.Output).GetProperty("decisions")[0];
        Assert.True(decision.GetProperty("allowed").GetBoolean());
        Assert.Equal("Role shop/reader", decision.GetProperty("evidence").GetProperty("role").GetString());
        Assert.Equal(5, decision.GetProperty("evidence").GetProperty("ruleLocation").GetProperty("line").GetInt32());
    }

    [Fact]
    public async Task A_no_over_objects_that_could_not_be_read_is_no_certain_one()
    {
        var answer = await Terminal.RunWithAsync(RbacSample.Broken, "rbac", "can", "ada", "get", "secrets", "-");

        Assert.Equal(3, answer.ExitCode);
        Assert.Contains("-:4:", answer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sa:web")]
    [InlineData("group:")]
    public async Task A_wrong_subject_is_wrong_use(string subject)
    {
        var answer = await Terminal.RunWithAsync(RbacSample.Yaml, "rbac", "can", subject, "get", "pods", "-");

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("sa:NAMESPACE/NAME", answer.Error, StringComparison.Ordinal);
    }
}
