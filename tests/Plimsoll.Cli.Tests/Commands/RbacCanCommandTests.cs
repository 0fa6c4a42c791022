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
    [InlineData("sa:shop/web", "LIST", "secret", "shop", 0)]
    [InlineData("sa:shop/web", "update", "deploy/scale", "shop", 0)]
    [InlineData("sa:shop/web", "update", "Deployment.apps/scale", "shop", 0)]
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

    [Theory]
    [InlineData("get", "pood", "no resource \"pood\" is known; did you mean \"pods\"?")]
    [InlineData("get", "deployments.app", "no resource \"deployments.app\" is known; did you mean \"deployments.apps\"?")]
    [InlineData("get", "gizmos.example.com", "no resource \"gizmos.example.com\" is known")]
    [InlineData("gte", "pods", "no verb \"gte\" is known; did you mean \"get\"?")]
    [InlineData("list", "/metrics", "no verb \"list\" is known")]
    public async Task What_nobody_knows_is_warned_of(string verb, string resource, string warning)
    {
        var answer = await Terminal.RunWithAsync(RbacSample.Yaml.Replace("get, list", "get", StringComparison.Ordinal), "rbac", "can", "ada", verb, resource, "-");

        Assert.Equal(1, answer.ExitCode);
        Assert.Equal($"plimsoll: {warning}", answer.Error.TrimEnd());
    }

    [Theory]
    [InlineData("widgets")]
    [InlineData("Widgets.example.com")]
    [InlineData("*")]
    public async Task What_a_rule_names_is_known(string resource)
    {
        var answer = await Terminal.RunWithAsync(
            RbacSample.Yaml.Replace("apiGroups: [apps], resources: [deployments/scale]", "apiGroups: [example.com], resources: [widgets]", StringComparison.Ordinal),
            "rbac", "can", "sa:shop/web", "update", resource, "-", "-n", "shop");

        Assert.Equal((resource == "*" ? 1 : 0, ""), (answer.ExitCode, answer.Error));
    }

    [Theory]
    [InlineData("", "pods", "VERB is empty")]
    [InlineData("get", "", "RESOURCE is empty")]
    [InlineData("get", ".apps", "RESOURCE is empty")]
    public async Task An_empty_word_is_wrong_use(string verb, string resource, string message)
    {
        var answer = await Terminal.RunWithAsync(RbacSample.Yaml, "rbac", "can", "ada", verb, resource, "-");

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(message, answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("users", true)]
    [InlineData("serviceaccounts", false)]
    public async Task Impersonation_is_of_the_whole_cluster(string resource, bool isTold)
    {
        var yaml = RbacSample.Yaml.Replace("resources: [secrets], verbs: [get, list]", "resources: [users, serviceaccounts], verbs: [impersonate]", StringComparison.Ordinal);

        var answer = await Terminal.RunWithAsync(yaml, "rbac", "can", "sa:shop/web", "impersonate", resource, "-", "-n", "shop");

        Assert.Equal(isTold ? 1 : 0, answer.ExitCode);
        Assert.Equal(isTold, answer.Error.Contains("no namespace applies", StringComparison.Ordinal));
    }
}
