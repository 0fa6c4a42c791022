using System.Text.Json;

namespace Plimsoll.Cli.Commands;

public sealed class PolicyBenchCommandTests
{
    const string Policies = """
        apiVersion: templates.gatekeeper.sh/v1
        kind: ConstraintTemplate
        metadata: {name: never}
        spec:
          crd: {spec: {names: {kind: Never}}}
          targets:
            - target: admission.k8s.gatekeeper.sh
              rego: |
                package never
                violation[{"msg": "never"}] { true }
        ---
        apiVersion: constraints.gatekeeper.sh/v1beta1
        kind: Never
        metadata: {name: never}

        """;

    const string Object = "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n";

    [Fact]
    public async Task Each_engine_with_code_is_measured()
    {
        var answer = await Terminal.RunWithAsync(Policies + Object, "policy", "bench", "-", "--iterations", "7", "--format", "json");

        Assert.Equal((ExitCode.Pass, ""), (answer.ExitCode, answer.Error));
        using var report = JsonDocument.Parse(answer.Output);
        var engine = Assert.Single(report.RootElement.GetProperty("engines").EnumerateArray());
        Assert.Equal(("rego", 7, 1), (engine.GetProperty("engine").GetString(), engine.GetProperty("reviews").GetInt32(), engine.GetProperty("violations").GetInt32()));
    }

    [Theory]
    [InlineData("", "all", "nothing to measure")]
    [InlineData(Object, "cel", "nothing to measure")]
    public async Task Nothing_to_measure_is_wrong_use(string objects, string engine, string message)
    {
        var answer = await Terminal.RunWithAsync(Policies + objects, "policy", "bench", "-", "--engine", engine);

        Assert.Equal(ExitCode.WrongUse, answer.ExitCode);
        Assert.Contains(message, answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("many")]
    [InlineData("2000000000")]
    public async Task Iterations_are_a_number_within_limits(string iterations)
    {
        var answer = await Terminal.RunWithAsync(Policies + Object, "policy", "bench", "-", "--iterations", iterations);

        Assert.Equal(ExitCode.WrongUse, answer.ExitCode);
        Assert.Contains($"--iterations {iterations}: ", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_used_is_told_and_the_rest_measured()
    {
        var other = "---\napiVersion: constraints.gatekeeper.sh/v1beta1\nkind: Other\nmetadata: {name: other}\n";

        var answer = await Terminal.RunWithAsync(Policies + other + Object, "policy", "bench", "-");

        Assert.Equal(ExitCode.Incomplete, answer.ExitCode);
        Assert.Contains("not evaluated: there is no ConstraintTemplate", answer.Output, StringComparison.Ordinal);
        Assert.Contains("reviews per second", answer.Output, StringComparison.Ordinal);
    }
}
