using System.Collections.Immutable;
using System.Text.Json;
using Plimsoll.Kubernetes.Posture.Benchmarks;

namespace Plimsoll.Conformance;

/// <summary>kube-bench's own unit tests and benchmarks.</summary>
public sealed class BenchmarkTests
{
    [Fact]
    public async Task Checks_are_evaluated_and_benchmarks_read_as_kube_bench_does()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var suite = ConformanceSuite.Open("kube-bench");
        var data = (await ReadAsync(Path.Combine(suite.Folder, "check-data.yaml"), cancellation)).Controls!;
        var groups = data.Checks.Aggregate(new List<List<BenchmarkCheck>>(), (all, check) =>
        {
            if (check.Id == "0")
                all.Add([]);
            all[^1].Add(check);
            return all;
        });
        await foreach (var line in File.ReadLinesAsync(Path.Combine(suite.Folder, "cases.jsonl"), cancellation))
        {
            var item = JsonElement.Parse(line);
            suite.Record(ConformanceSuite.Id(Text(item, "fn"), line), Passes(item, groups, cancellation), line);
        }

        foreach (var file in Directory.EnumerateFiles(Path.Combine(suite.Folder, "cfg"), "*.yaml", SearchOption.AllDirectories))
        {
            if (Path.GetFileName(file) != "config.yaml")
                await BenchmarkAsync(suite, file, cancellation);
        }

        suite.Finish();
    }

    static async Task BenchmarkAsync(ConformanceSuite suite, string file, CancellationToken cancellation)
    {
        var id = Path.GetRelativePath(suite.Folder, file).Replace('\\', '/');
        var reading = await ReadAsync(file, cancellation);
        var refused = string.Join("; ", reading.Unread.Select(unread => $"{unread.Location?.Line}: {unread.Detail}"));
        if (reading.Controls is not null && !reading.Unread.IsEmpty)
            suite.Skip(id, $"a check is refused by design: {refused}");
        else
            suite.Record(id, reading.Controls is not null, refused);
    }

    static bool Passes(JsonElement item, List<List<BenchmarkCheck>> groups, CancellationToken cancellation) => Text(item, "fn") switch
    {
        "TestCompareOp" => (BenchmarkReader.TryFindOperator(Text(item, "op"), out var operation)
            && BenchmarkComparison.Holds(operation, Text(item, "flagVal"), Text(item, "compareValue"))) == item.GetProperty("testResult").GetBoolean(),
        "TestAllElementsValid" => BenchmarkComparison.AreElementsOf(Texts(item, "source"), Texts(item, "target")) == item.GetProperty("valid").GetBoolean(),
        "TestSplitAndRemoveLastSeparator" => BenchmarkComparison.Elements(Text(item, "source")).Length == int.Parse(Text(item, "elementCnt"), System.Globalization.CultureInfo.InvariantCulture),
        "TestToNumeric" => BenchmarkComparison.TryNumbers(Text(item, "firstValue"), Text(item, "secondValue"), out _, out _) != item.GetProperty("expectedToFail").GetBoolean(),
        "TestTestExecute" => BenchmarkEvaluation.Holds(
            groups[item.GetProperty("group").GetInt32()][item.GetProperty("check").GetInt32()],
            Text(item, "output"), Text(item, "config"), Text(item, "env"), cancellation),
        _ => false,
    };

    static async Task<BenchmarkReading> ReadAsync(string file, CancellationToken cancellation)
    {
        await using var stream = File.OpenRead(file);
        return await BenchmarkReader.ReadAsync(stream, file, cancellation);
    }

    static ImmutableArray<string> Texts(JsonElement item, string member) => [.. item.GetProperty(member).EnumerateArray().Select(text => text.GetString()!)];

    static string Text(JsonElement item, string member) => item.TryGetProperty(member, out var text) ? text.GetString()! : "";
}
