using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Plimsoll.Cli.Commands;

public sealed class PolicyExplainCommandTests
{
    [Fact]
    public async Task The_samples_are_explained()
    {
        var answer = await Terminal.RunAsync("policy", "explain", Path.Combine(Root(), "samples", "policies"), Path.Combine(Root(), "samples", "policy-tests"));

        Assert.Equal((ExitCode.Pass, ""), (answer.ExitCode, answer.Error));
        Assert.Contains("ValidatingAdmissionPolicy replica-limit", answer.Output, StringComparison.Ordinal);
        Assert.Contains("CREATE or UPDATE of deployments (apps v1)", answer.Output, StringComparison.Ordinal);
        Assert.Contains("Kubernetes 1.28, before: unsupported syntax '.?'", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_get_JSON()
    {
        var answer = await Terminal.RunAsync("policy", "explain", Path.Combine(Root(), "samples", "policy-tests", "replica-limit.yaml"), "--format", "json");

        using var report = JsonDocument.Parse(answer.Output);
        Assert.Equal("replica-limit", Assert.Single(report.RootElement.GetProperty("policies").EnumerateArray()).GetProperty("name").GetString());
    }

    [Fact]
    public async Task What_does_not_compile_makes_the_answer_incomplete()
    {
        var answer = await Terminal.RunWithAsync(
            """
            apiVersion: plimsoll.dev/v1
            kind: Policy
            metadata: { name: a }
            spec: { stages: [deploy], severity: Low, validationActions: [Deny], validations: [{ expression: "imags.size() > 0" }] }
            """,
            "policy", "explain", "-");

        Assert.Equal(ExitCode.Incomplete, answer.ExitCode);
        Assert.Contains("-:4:", answer.Output, StringComparison.Ordinal);
        Assert.Contains("imags", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Manifests_without_a_policy_are_wrong_use() => Assert.Equal(
        ExitCode.WrongUse, (await Terminal.RunWithAsync("apiVersion: v1\nkind: ConfigMap\n", "policy", "explain", "-")).ExitCode);

    static string Root([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", ".."));
}
