using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Xml.Linq;

namespace Plimsoll.Cli.Commands;

public sealed class PolicyTestCommandTests
{
    static readonly string Sample = Path.Combine(Root(), "samples", "policy-tests");

    const string Policy = """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicy
        metadata: { name: no-x }
        spec:
          matchConstraints:
            resourceRules: [{ apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [configmaps] }]
          validations: [{ expression: "object.metadata.name != 'x'" }]

        """;

    [Fact]
    public async Task The_sample_passes_with_full_coverage()
    {
        var answer = await Terminal.RunAsync("policy", "test", Sample, "--coverage", "--fail-under", "100");

        Assert.Equal(ExitCode.Pass, answer.ExitCode);
        Assert.Contains("PASS: 11 tests, 11 passed", answer.Output, StringComparison.Ordinal);
        Assert.Contains("Coverage: 100 %", answer.Output, StringComparison.Ordinal);
        Assert.Empty(answer.Error);
    }

    [Fact]
    public async Task A_filter_runs_the_tests_that_it_names()
    {
        var answer = await Terminal.RunAsync("policy", "test", Sample, "--filter", "TOKEN", "--format", "json");

        using var report = JsonDocument.Parse(answer.Output);
        Assert.Equal(2, report.RootElement.GetProperty("summary").GetProperty("tests").GetInt32());
    }

    [Fact]
    public async Task JUnit_can_go_to_a_file()
    {
        var file = Path.Combine(Terminal.NewFolder(), "junit.xml");

        var answer = await Terminal.RunAsync("policy", "test", Sample, "--format", "junit", "--output", file);

        Assert.Equal((ExitCode.Pass, ""), (answer.ExitCode, answer.Output));
        Assert.Equal("11", XDocument.Load(file).Root?.Attribute("tests")?.Value);
    }

    [Theory]
    [InlineData("expect: allow", ExitCode.Pass, "")]
    [InlineData("expect: deny", ExitCode.Denied, "")]
    [InlineData("expect: alow", ExitCode.WrongUse, "x.test.yaml:9:13: test.expect: expected allow, deny")]
    [InlineData("expect: allow\n    given: nope.yaml", ExitCode.Incomplete, "")]
    public async Task The_exit_code_says_how_it_ended(string rest, int code, string error)
    {
        var folder = await FolderAsync(rest);

        var answer = await Terminal.RunAsync("policy", "test", folder);

        Assert.Equal(code, answer.ExitCode);
        Assert.Contains(error, answer.Error, StringComparison.Ordinal);
        Assert.Equal(error.Length == 0 ? 0 : 1, answer.Error.Count(character => character == '\n'));
    }

    [Fact]
    public async Task Too_little_coverage_is_a_failure()
    {
        var answer = await Terminal.RunAsync("policy", "test", await FolderAsync("expect: allow"), "--fail-under", "50");

        Assert.Equal(ExitCode.Denied, answer.ExitCode);
        Assert.Equal("plimsoll policy test: the coverage is 0 %, below --fail-under 50.", answer.Error.TrimEnd());
        Assert.Contains("never false", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_that_does_not_compile_makes_the_answer_incomplete()
    {
        var folder = await FolderAsync("expect: allow", Policy.Replace("object.metadata", "objekt.metadata", StringComparison.Ordinal));

        var answer = await Terminal.RunAsync("policy", "test", folder);

        Assert.Equal(ExitCode.Incomplete, answer.ExitCode);
        Assert.Contains("x.yaml:7:32: spec.validations[0].expression: undeclared reference to 'objekt'", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_release_is_the_users_choice()
    {
        var folder = await FolderAsync("expect: allow", Policy.Replace("object.metadata.name != 'x'", "isIP(object.metadata.name) || true", StringComparison.Ordinal));

        Assert.Equal(ExitCode.Pass, (await Terminal.RunAsync("policy", "test", folder)).ExitCode);
        Assert.Equal(ExitCode.Incomplete, (await Terminal.RunAsync("policy", "test", folder, "--kubernetes-version", "1.29")).ExitCode);
    }

    [Fact]
    public async Task The_example_of_the_documentation_says_what_the_documentation_shows()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var page = await File.ReadAllTextAsync(Path.Combine(Root(), "docs", "policies", "testing.md"), cancellation);
        var blocks = page.Split("```");
        var folder = Terminal.NewFolder();
        foreach (var name in (string[])["replicas.yaml", "replicas.test.yaml"])
        {
            var block = blocks.First(block => block.StartsWith($"yaml\n# {name}\n", StringComparison.Ordinal));
            await File.WriteAllTextAsync(Path.Combine(folder, name), block["yaml\n".Length..], cancellation);
        }

        var answer = await Terminal.RunAsync("policy", "test", folder);

        var shown = blocks.First(block => block.StartsWith("\n$ plimsoll policy test .\n", StringComparison.Ordinal));
        Assert.Equal(shown["\n$ plimsoll policy test .\n".Length..], answer.Output.Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));
    }

    static async Task<string> FolderAsync(string rest, string policy = Policy)
    {
        var folder = Terminal.NewFolder();
        var cancellation = TestContext.Current.CancellationToken;
        await File.WriteAllTextAsync(Path.Combine(folder, "x.yaml"), policy, cancellation);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "x.test.yaml"),
            $$"""
            apiVersion: plimsoll.dev/v1
            kind: PolicyTest
            tests:
              - name: it
                object:
                  apiVersion: v1
                  kind: ConfigMap
                  metadata: { name: a }
                {{rest}}
            """,
            cancellation);
        return folder;
    }

    static string Root([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", ".."));
}
