namespace Plimsoll.Cli.Commands;

public sealed class HardenCommandTests
{
    const string Pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  # one\n  containers: [{name: a, image: b}]\n";

    [Fact]
    public async Task A_patch_is_printed_with_what_it_asks_of_the_workload()
    {
        var answer = await Terminal.RunWithAsync(Pod, "harden", "-");
        Assert.Equal(ExitCode.Pass, answer.ExitCode);
        Assert.Contains("# Pod a  -:1:1\n#   securityContext.runAsNonRoot: its images must run as another user than root\n", answer.Output, StringComparison.Ordinal);
        Assert.Contains("\nkind: Pod\n", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_are_changed_when_asked_and_need_nothing_afterwards()
    {
        var file = Path.Combine(Terminal.NewFolder(), "pod.yaml");
        await File.WriteAllTextAsync(file, Pod, TestContext.Current.CancellationToken);
        var written = await Terminal.RunAsync("harden", file, "--write");
        Assert.Equal((ExitCode.Pass, $"{file}: 4 fields changed in 1 workloads\n"), (written.ExitCode, written.Output));
        Assert.Contains("  # one\n", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var again = await Terminal.RunAsync("harden", file);
        Assert.Equal((ExitCode.Pass, ""), (again.ExitCode, again.Output));
    }

    [Fact]
    public async Task A_template_behind_an_anchor_is_changed_once()
    {
        const string Text = """
            apiVersion: v1
            kind: List
            items:
              - apiVersion: apps/v1
                kind: Deployment
                metadata: {name: one}
                spec: &s
                  selector: {matchLabels: {a: b}}
                  template:
                    metadata: {labels: {a: b}}
                    spec:
                      securityContext:
                        runAsUser: 0
                      containers:
                        - name: a
                          image: b
              - apiVersion: apps/v1
                kind: Deployment
                metadata: {name: two}
                spec: *s

            """;
        var file = Path.Combine(Terminal.NewFolder(), "list.yaml");
        await File.WriteAllTextAsync(file, Text, TestContext.Current.CancellationToken);
        var written = await Terminal.RunAsync("harden", file, "--write");
        Assert.Equal((ExitCode.Pass, ""), (written.ExitCode, written.Error));
        var again = await Terminal.RunAsync("harden", file);
        Assert.Equal((ExitCode.Pass, "", ""), (again.ExitCode, again.Output, again.Error));
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.Single(text.Split("seccompProfile").Skip(1));
        Assert.Contains("spec: *s", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_of_two_protocols_loses_both_host_ports()
    {
        const string Text = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      image: b\n      ports:\n"
            + "        - {containerPort: 53, hostPort: 53, protocol: UDP}\n        - {containerPort: 53, hostPort: 53, protocol: TCP}\n        - {containerPort: 80}\n";
        var patch = (await Terminal.RunWithAsync(Text, "harden", "-", "--level", "baseline")).Output;
        Assert.Contains("$patch: replace", patch, StringComparison.Ordinal);
        Assert.Contains("protocol: UDP", patch, StringComparison.Ordinal);
        Assert.DoesNotContain("hostPort: 53", patch, StringComparison.Ordinal);

        var file = Path.Combine(Terminal.NewFolder(), "pod.yaml");
        await File.WriteAllTextAsync(file, Text, TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.Pass, (await Terminal.RunAsync("harden", file, "--level", "baseline", "--write")).ExitCode);
        Assert.DoesNotContain("hostPort", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_no_field_mends_is_told_and_counts()
    {
        var answer = await Terminal.RunWithAsync(Pod + "  volumes: [{name: v, hostPath: {path: /}}]\n", "harden", "-", "--level", "baseline");
        Assert.Equal(ExitCode.Denied, answer.ExitCode);
        Assert.Contains("#   left for you: hostPath volumes (volume \"v\")  -:7:", answer.Output, StringComparison.Ordinal);
        Assert.Contains("1 break is left", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("harden", "-", "--write")]
    [InlineData("harden", "-", "--level-version", "1.30")]
    [InlineData("harden", "nowhere.yaml")]
    public async Task Wrong_use_is_one_line(params string[] arguments)
    {
        var answer = await Terminal.RunWithAsync(Pod, arguments);
        Assert.Equal(ExitCode.WrongUse, answer.ExitCode);
        Assert.Single(answer.Error.TrimEnd('\n').Split('\n'));
    }
}
