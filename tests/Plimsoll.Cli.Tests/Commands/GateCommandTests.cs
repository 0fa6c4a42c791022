using System.Runtime.CompilerServices;

namespace Plimsoll.Cli.Commands;

public sealed class GateCommandTests
{
    static readonly string Shop = Path.Combine(Root(), "samples", "shop");
    static readonly string Policies = Path.Combine(Root(), "samples", "policies");

    [Fact]
    public async Task The_sample_shop_is_denied_for_what_is_bad_in_it()
    {
        var answer = await Terminal.RunAsync("gate", Shop);

        Assert.Equal(ExitCode.Denied, answer.ExitCode);
        Assert.Contains("CVE-2021-44906", answer.Output, StringComparison.Ordinal);
        Assert.Contains("privileged", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sample_policies_find_what_is_bad_in_the_shop()
    {
        var answer = await Terminal.RunAsync("gate", Shop, "--policy", Policies);

        Assert.Equal(ExitCode.Denied, answer.ExitCode);
        Assert.Contains("no-privileged-containers  privileged: api", answer.Output, StringComparison.Ordinal);
        Assert.Contains("no-exploited-vulnerabilities  4 urgent: CVE-2021-44906 (minimist)", answer.Output, StringComparison.Ordinal);
        Assert.Contains("policies: 3 Policy, 1 ValidatingAdmissionPolicy, for Kubernetes 1.37", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("not examined", answer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    [InlineData("sarif")]
    [InlineData("junit")]
    public async Task Every_format_says_that_the_data_is_a_demonstration(string format)
    {
        var answer = await Terminal.RunAsync("gate", Shop, "--format", format);

        Assert.Contains("demonstration", answer.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_first_line_of_the_table_says_that_the_data_is_a_demonstration() =>
        Assert.Contains(
            "demonstration",
            (await Terminal.RunAsync("gate", Shop)).Output.Split('\n')[0],
            StringComparison.OrdinalIgnoreCase);

    [Fact]
    public async Task The_good_workload_alone_passes()
    {
        var answer = await Terminal.RunAsync(
            "gate", Path.Combine(Shop, "web.yaml"), Path.Combine(Shop, "namespace.yaml"),
            "--images", Path.Combine(Shop, "images"));

        Assert.Equal(ExitCode.Pass, answer.ExitCode);
        Assert.Contains("on demonstration data: no proof", answer.Output.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_that_cannot_be_found_makes_the_verdict_incomplete()
    {
        var answer = await Terminal.RunWithAsync(
            """
            apiVersion: v1
            kind: Pod
            metadata: { name: web }
            spec: { containers: [{ name: web, image: "registry.example/nowhere:1" }] }
            """,
            "gate", "-");

        Assert.Equal(ExitCode.Incomplete, answer.ExitCode);
        Assert.Contains("registry.example/nowhere:1", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registry_is_asked_only_with_pull_and_one_that_cannot_be_reached_makes_the_verdict_incomplete()
    {
        // Port 1 of loopback refuses at once; without --pull nobody knocks there.
        const string Pod = """
            apiVersion: v1
            kind: Pod
            metadata: { name: web }
            spec: { containers: [{ name: web, image: "127.0.0.1:1/web:1" }] }
            """;
        var offline = await Terminal.RunWithAsync(Pod, "gate", "-");
        Assert.Contains("--pull asks its registry", offline.Output, StringComparison.Ordinal);

        var both = await Terminal.RunWithAsync(Pod, "gate", "-", "--pull", "--offline");
        Assert.Equal(ExitCode.WrongUse, both.ExitCode);
    }

    [Fact]
    public async Task Two_runs_write_the_same_bytes() =>
        Assert.Equal(
            (await Terminal.RunAsync("gate", Shop, "--format", "json")).Output,
            (await Terminal.RunAsync("gate", Shop, "--format", "json")).Output);

    static string Root([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", ".."));
}
