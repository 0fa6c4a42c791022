using System.Text;
using Plimsoll.Model.Findings;

namespace Plimsoll.Kubernetes.Posture.Benchmarks;

public sealed class BenchmarkReaderTests
{
    [Fact]
    public async Task An_unknown_operator_is_refused_with_its_line_and_the_other_checks_are_read()
    {
        var reading = await ReadAsync("""
            controls:
            version: own
            groups:
              - checks:
                  - id: 1.1
                    audit: ps
                    tests:
                      test_items:
                        - flag: --a
                          compare:
                            op: noteqx
                            value: 0
                  - id: 1.2
                    audit: ps
                    tests: { test_items: [{ flag: --a, compare: { op: eq, value: true } }] }
            """);

        Assert.Equal(2, reading.Controls?.Checks.Length);
        var unread = Assert.Single(reading.Unread);
        Assert.Equal((UnreadReason.Unsupported, 11), (unread.Reason, unread.Location?.Line));
        Assert.NotEqual("", reading.Controls?.Checks[0].Problem);
        Assert.Equal("", reading.Controls?.Checks[1].Problem);
    }

    [Fact]
    public async Task A_file_without_controls_is_told()
    {
        var reading = await ReadAsync("a: 1\n");

        Assert.Null(reading.Controls);
        Assert.Single(reading.Unread);
    }

    [Theory]
    [InlineData("apiserver --a --b=1", "", true)]
    [InlineData("apiserver --a=false", "a: true", false)]
    [InlineData("apiserver", "a: true", true)]
    [InlineData("apiserver", "a: false", false)]
    [InlineData("apiserver", "", false)]
    public async Task The_output_comes_before_the_configuration(string output, string configuration, bool holds)
    {
        var reading = await ReadAsync("""
            controls:
            groups: [{ checks: [{ id: 1, audit: ps, audit_config: cat, tests: { test_items: [{ flag: --a, path: "{.a}", compare: { op: eq, value: true } }] } }] }]
            """);

        Assert.Equal(holds, BenchmarkEvaluation.Holds(reading.Controls!.Checks[0], output, configuration, "", TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Permissions_as_strict_or_stricter_pass_the_mask()
    {
        Assert.True(BenchmarkComparison.Holds(BenchmarkOperator.Bitmask, "600", "644"));
        Assert.False(BenchmarkComparison.Holds(BenchmarkOperator.Bitmask, "655", "644"));
        Assert.False(BenchmarkComparison.Holds(BenchmarkOperator.Bitmask, "", "644"));
    }

    static async Task<BenchmarkReading> ReadAsync(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await BenchmarkReader.ReadAsync(stream, "node.yaml", TestContext.Current.CancellationToken);
    }
}
