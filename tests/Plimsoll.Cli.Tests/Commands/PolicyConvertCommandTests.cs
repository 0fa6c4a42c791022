namespace Plimsoll.Cli.Commands;

public sealed class PolicyConvertCommandTests
{
    [Fact]
    public async Task What_can_be_converted_is_written_and_understood_by_every_command()
    {
        var answer = await ConvertAsync(Policy("object.metadata.name != 'x'"));

        Assert.Equal((ExitCode.Pass, ""), (answer.ExitCode, answer.Error));
        Assert.Contains("kind: ValidatingAdmissionPolicy\n", answer.Output, StringComparison.Ordinal);
        Assert.Contains("kind: ValidatingAdmissionPolicyBinding\n", answer.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Pass, (await Terminal.RunWithAsync(answer.Output, "policy", "explain", "-")).ExitCode);
    }

    [Fact]
    public async Task What_cannot_be_is_named_with_its_line_and_the_rest_is_written()
    {
        var answer = await ConvertAsync($"{Policy("true")}\n---\n{Policy("images.size() > 0", "other")}");

        Assert.Equal(ExitCode.Denied, answer.ExitCode);
        Assert.StartsWith("plimsoll policy convert: -:9:", answer.Error, StringComparison.Ordinal);
        Assert.Contains("it uses images, which only Plimsoll knows", answer.Error, StringComparison.Ordinal);
        Assert.Single(answer.Error.TrimEnd().Split('\n'));
        Assert.Contains("kind: ValidatingAdmissionPolicyBinding", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_compile_makes_the_answer_incomplete()
    {
        var answer = await ConvertAsync(Policy("objekt.a"));

        Assert.Equal((ExitCode.Incomplete, ""), (answer.ExitCode, answer.Output));
        Assert.Contains("objekt", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_result_can_go_to_a_file()
    {
        var file = Path.Combine(Terminal.NewFolder(), "vap.yaml");

        var answer = await Terminal.RunWithAsync(Policy("true"), "policy", "convert", "--to", "vap", "-", "-o", file);

        Assert.Equal((ExitCode.Pass, ""), (answer.ExitCode, answer.Output));
        Assert.StartsWith("apiVersion: admissionregistration.k8s.io/v1", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_to_convert_is_wrong_use() => Assert.Equal(
        ExitCode.WrongUse, (await ConvertAsync("apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n")).ExitCode);

    static Task<Terminal.Answer> ConvertAsync(string text) => Terminal.RunWithAsync(text, "policy", "convert", "--to", "vap", "-");

    static string Policy(string expression, string name = "mine") => $$"""
        apiVersion: plimsoll.dev/v1
        kind: Policy
        metadata: { name: {{name}} }
        spec: { stages: [deploy], severity: Low, validationActions: [Deny], validations: [{ expression: "{{expression}}" }] }
        """;
}
