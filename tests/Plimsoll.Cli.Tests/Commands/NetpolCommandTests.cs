using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Plimsoll.Cli.Commands;

public sealed class NetpolCommandTests
{
    [Theory]
    [InlineData("text", "shop/web[Deployment] => shop/api[Deployment] : TCP 8080")]
    [InlineData("dot", "\"shop/web[Deployment]\" -> \"shop/api[Deployment]\"")]
    [InlineData("svg", "<svg ")]
    public async Task The_map_is_written_in_each_format(string format, string part)
    {
        var answer = await Terminal.RunAsync("netpol", "map", Samples(), "--format", format);

        Assert.Equal((ExitCode.Pass, ""), (answer.ExitCode, answer.Error));
        Assert.Contains(part, answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_no_workload_nothing_is_called_denied()
    {
        const string Text = "apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n";
        var map = await Terminal.RunWithAsync(Text, "netpol", "map", "-");
        Assert.Equal("No workload was found.\n", map.Output);
        var generated = await Terminal.RunWithAsync(Text, "netpol", "generate", "-");
        Assert.Equal(("", "plimsoll netpol generate: no workload was found: no policy is written\n"), (generated.Output, generated.Error));
    }

    [Theory]
    [InlineData("standard input can be read once", "diff", "-", "-")]
    [InlineData("only IPv4 addresses are told apart", "explain", "a", "fe80::1", "-")]
    public async Task What_cannot_be_asked_is_told(string part, params string[] arguments)
    {
        var answer = await Terminal.RunWithAsync("apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: b}]}\n", ["netpol", .. arguments]);
        Assert.Equal(ExitCode.WrongUse, answer.ExitCode);
        Assert.Contains(part, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_connections_than_are_told_make_the_answer_incomplete()
    {
        var file = Path.Combine(Terminal.NewFolder(), "pods.yaml");
        await File.WriteAllLinesAsync(
            file,
            Enumerable.Range(0, 1_002).Select(number => $"---\n{{apiVersion: v1, kind: Pod, metadata: {{name: p{number}, labels: {{n: \"{number}\"}}}}, spec: {{containers: [{{name: a, image: b}}]}}}}"),
            TestContext.Current.CancellationToken);
        var answer = await Terminal.RunAsync("netpol", "map", file);
        Assert.Equal(ExitCode.Incomplete, answer.ExitCode);
        Assert.Contains("not read: connections: more than 1000000 connections are allowed: the rest of them is not listed\n", answer.Output, StringComparison.Ordinal);
        Assert.Equal(1_000_000, answer.Output.AsSpan().Count(" => "));
        var compared = await Terminal.RunAsync("netpol", "diff", file, file);
        Assert.Equal(ExitCode.Incomplete, compared.ExitCode);
        Assert.Contains("nothing is compared", compared.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("No difference.", compared.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_get_JSON()
    {
        var answer = await Terminal.RunAsync("netpol", "exposure", Samples(), "--format", "json");

        using var report = JsonDocument.Parse(answer.Output);
        Assert.Contains(
            report.RootElement.GetProperty("connections").EnumerateArray(),
            line => line.GetProperty("source").GetString() == "pods with app=prometheus of namespaces with team=monitoring");
    }

    [Fact]
    public async Task An_explanation_names_the_rule_and_its_line()
    {
        var answer = await Terminal.RunAsync("netpol", "explain", "web", "data/db", Samples(), "--port", "tcp/5432");

        Assert.Equal(ExitCode.Pass, answer.ExitCode);
        Assert.Contains("policies.yaml:1:1: denied TCP 5432, egress: isolated by NetworkPolicy shop/web", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_set_does_not_differ_from_itself() =>
        Assert.Equal("No difference.\n", (await Terminal.RunAsync("netpol", "diff", Samples(), Samples())).Output);

    [Fact]
    public async Task Generated_policies_can_be_read_again()
    {
        var policies = await Terminal.RunAsync("netpol", "generate", Samples());
        var answer = await Terminal.RunWithAsync(policies.Output, "netpol", "map", "-", Path.Combine(Samples(), "shop.yaml"));

        Assert.Equal(ExitCode.Pass, answer.ExitCode);
        Assert.Contains("shop/api[Deployment] => data/db[StatefulSet] : TCP 5432", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_port_is_wrong_use() =>
        Assert.Equal(ExitCode.WrongUse, (await Terminal.RunAsync("netpol", "explain", "web", "api", Samples(), "--port", "icmp")).ExitCode);

    [Fact]
    public async Task A_refused_policy_makes_the_answer_incomplete()
    {
        var answer = await Terminal.RunWithAsync(
            "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: p }\nspec: { ingress: [{ ports: [{ port: 0 }] }] }\n", "netpol", "map", "-");

        Assert.Equal(ExitCode.Incomplete, answer.ExitCode);
        Assert.Contains("-:4:", answer.Output, StringComparison.Ordinal);
    }

    static string Samples([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "samples", "network"));
}
