using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Xml.Linq;

namespace Plimsoll.Cli.Commands;

public sealed class PolicyVerifyCommandTests
{
    const string Assertions = "          - violations: no\n";

    [Fact]
    public async Task The_example_of_the_documentation_says_what_the_documentation_shows()
    {
        var folder = await ExampleAsync();

        var answer = await Terminal.RunAsync("policy", "verify", folder);

        Assert.Equal(ExitCode.Pass, answer.ExitCode);
        Assert.Empty(answer.Error);
        var shown = (await PageAsync()).Split("```").First(block => block.StartsWith("\n$ plimsoll policy verify .\n", StringComparison.Ordinal));
        Assert.Equal(shown["\n$ plimsoll policy verify .\n".Length..], answer.Output.Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Verbose_lists_cases_and_violations()
    {
        var answer = await Terminal.RunAsync("policy", "verify", await ExampleAsync(), "--verbose");

        Assert.Contains("violation nobody belongs to none of the teams [\"shop\", \"payments\"]", answer.Output, StringComparison.Ordinal);
        Assert.Contains("ok    with a known team", answer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("          - violations: no", "          - violations: yes", ExitCode.Denied, "FAIL: ")]
    [InlineData("objects/shop.yaml", "objects/nope.yaml", ExitCode.Incomplete, "INCOMPLETE: ")]
    [InlineData("kind: Suite", "kind: Suite\nskip: 1", ExitCode.Incomplete, "INCOMPLETE: ")]
    [InlineData("    template: template.yaml", "    template: constraint.yaml", ExitCode.Denied, "FAIL: ")]
    [InlineData("  - name: team", "  - name: team\n    skip: true", ExitCode.Pass, "PASS: ")]
    public async Task The_exit_code_says_how_it_ended(string before, string after, int code, string word)
    {
        var folder = await ExampleAsync(suite => suite.Replace(before, after, StringComparison.Ordinal));

        var answer = await Terminal.RunAsync("policy", "verify", folder);

        Assert.Equal((code, ""), (answer.ExitCode, answer.Error));
        Assert.StartsWith(word, answer.Output.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nope", "nope: no such file or folder.")]
    [InlineData("...", "no Suite found")]
    public async Task A_path_without_a_Suite_is_wrong_use(string path, string message)
    {
        var answer = await Terminal.RunAsync("policy", "verify", Path.Combine(Terminal.NewFolder(), path));

        Assert.Equal((ExitCode.WrongUse, ""), (answer.ExitCode, answer.Output));
        Assert.Contains(message, answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("known", 1, 1)]
    [InlineData("^team$", 2, 0)]
    [InlineData("team//without", 1, 1)]
    public async Task Tests_and_cases_are_chosen_by_name(string filter, int passed, int skipped)
    {
        var answer = await Terminal.RunAsync("policy", "verify", await ExampleAsync(), "--run", filter, "--format", "json");

        using var report = JsonDocument.Parse(answer.Output);
        var summary = report.RootElement.GetProperty("summary");
        Assert.Equal((passed, skipped), (summary.GetProperty("passed").GetInt32(), summary.GetProperty("skipped").GetInt32()));
    }

    [Theory]
    [InlineData("nobody-has-this-name", "--run: no test and no case has a name that matches.")]
    [InlineData("(", "--run (: error parsing regexp: missing closing ): `(`.")]
    public async Task A_filter_that_takes_nothing_is_wrong_use(string filter, string message)
    {
        var answer = await Terminal.RunAsync("policy", "verify", await ExampleAsync(), "--run", filter);

        Assert.Equal(ExitCode.WrongUse, answer.ExitCode);
        Assert.Contains(message, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_engine_without_code_skips_the_test()
    {
        var answer = await Terminal.RunAsync("policy", "verify", await ExampleAsync(), "--engine", "cel");

        Assert.Equal(ExitCode.Pass, answer.ExitCode);
        Assert.Contains("PASS: 1 Suite, 1 test, 0 cases passed, 1 skipped", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JUnit_can_go_to_a_file_and_SARIF_names_the_line()
    {
        var folder = await ExampleAsync(suite => suite.Replace(Assertions, "          - violations: 7\n", StringComparison.Ordinal));
        var file = Path.Combine(Terminal.NewFolder(), "junit.xml");

        var junit = await Terminal.RunAsync("policy", "verify", folder, "--format", "junit", "--output", file);
        var sarif = await Terminal.RunAsync("policy", "verify", folder, "--format", "sarif");

        Assert.Equal((ExitCode.Denied, ""), (junit.ExitCode, junit.Output));
        Assert.Equal("1", XDocument.Load(file).Root?.Attribute("failures")?.Value);
        using var report = JsonDocument.Parse(sarif.Output);
        var result = Assert.Single(report.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray());
        var lines = await File.ReadAllLinesAsync(Path.Combine(folder, "suite.yaml"), TestContext.Current.CancellationToken);
        var line = result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32();
        Assert.Equal("          - violations: 7", lines[line - 1]);
    }

    [Fact]
    public async Task Update_rewrites_what_is_expected()
    {
        var folder = await ExampleAsync(suite => suite
            .Replace(Assertions, "          - violations: yes   # for now\n", StringComparison.Ordinal)
            .Replace("message: nobody belongs to none", "message: another text", StringComparison.Ordinal));

        var answer = await Terminal.RunAsync("policy", "verify", folder, "--update");

        Assert.Equal(ExitCode.Pass, answer.ExitCode);
        Assert.Contains($"updated {Path.Combine(folder, "suite.yaml")}", answer.Output, StringComparison.Ordinal);
        var suite = await File.ReadAllTextAsync(Path.Combine(folder, "suite.yaml"), TestContext.Current.CancellationToken);
        Assert.Contains("          - violations: no   # for now\n", suite, StringComparison.Ordinal);
        Assert.Contains(
            """            message: 'nobody belongs to none of the teams \["shop", "payments"\]'""", suite, StringComparison.Ordinal);
    }

    /// <summary>A folder with the files of the example in the documentation.</summary>
    static async Task<string> ExampleAsync(Func<string, string>? change = null)
    {
        var folder = Terminal.NewFolder();
        Directory.CreateDirectory(Path.Combine(folder, "objects"));
        var blocks = (await PageAsync()).Split("```");
        foreach (var name in (string[])["template.yaml", "constraint.yaml", "objects/shop.yaml", "objects/nobody.yaml", "suite.yaml"])
        {
            var text = blocks.First(block => block.StartsWith($"yaml\n# {name}\n", StringComparison.Ordinal))["yaml\n".Length..];
            text = name == "suite.yaml" && change is not null ? change(text) : text;
            await File.WriteAllTextAsync(Path.Combine(folder, name), text, TestContext.Current.CancellationToken);
        }

        return folder;
    }

    static Task<string> PageAsync([CallerFilePath] string thisFile = "") => File.ReadAllTextAsync(
        Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "docs", "policies", "verify.md"), TestContext.Current.CancellationToken);
}
