using System.Text.Json;

namespace Plimsoll.Reports;

public sealed class JsonReportTests
{
    static readonly JsonReport Report = new();

    public static TheoryData<string> Samples => Rendering.Samples;

    [Theory]
    [MemberData(nameof(Samples))]
    public void Looks_as_reviewed(string name) =>
        Golden.Equal($"json-{name}.json", Rendering.Of(Report, Rendering.Find(name)));

    [Theory]
    [MemberData(nameof(Samples))]
    public void Has_what_the_schema_requires_and_nothing_that_it_does_not_know(string name)
    {
        using var schema = JsonDocument.Parse(File.ReadAllText("plimsoll-report.schema.json"));
        using var document = JsonDocument.Parse(Rendering.Of(Report, Rendering.Find(name)));

        JsonSchemaSubset.Check(schema.RootElement, document.RootElement);
    }

    [Fact]
    public void Carries_the_notice_the_age_the_version_and_what_was_not_examined()
    {
        using var document = JsonDocument.Parse(Rendering.Of(Report, Sample.Gate));
        var root = document.RootElement;

        Assert.StartsWith("DEMONSTRATION DATA", root.GetProperty("notice").GetString());
        Assert.True(root.GetProperty("database").GetProperty("demonstration").GetBoolean());
        Assert.Equal(3, root.GetProperty("database").GetProperty("ageDays").GetInt32());
        Assert.Equal("deny", root.GetProperty("verdict").GetProperty("outcome").GetString());
        Assert.Equal("0.1.0", root.GetProperty("tool").GetProperty("version").GetString());
        Assert.Equal("Missing", root.GetProperty("unread")[0].GetProperty("reason").GetString());
    }

    [Fact]
    public void A_cluster_and_the_state_of_findings_against_a_baseline_follow_the_schema()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText("plimsoll-report.schema.json"));
        using var document = JsonDocument.Parse(Rendering.Of(Report, Sample.Cluster));

        JsonSchemaSubset.Check(schema.RootElement, document.RootElement);
        Assert.Equal("kubeadm", document.RootElement.GetProperty("cluster").GetProperty("platforms")[0].GetProperty("name").GetString());
        Assert.Equal(["New", "Gone"], document.RootElement.GetProperty("decisions").EnumerateArray().Select(decision => decision.GetProperty("baseline").GetString()));
    }

    [Fact]
    public void Every_vulnerability_says_what_follows_from_it()
    {
        using var document = JsonDocument.Parse(Rendering.Of(Report, Sample.Gate));
        var vulnerabilities = document.RootElement.GetProperty("images")[0].GetProperty("vulnerabilities").EnumerateArray();

        Assert.Equal(["Deny", "Deny", "Audit"], vulnerabilities.Select(item => item.GetProperty("enforcement").GetString()));
    }

    [Fact]
    public void A_result_of_a_real_database_has_no_notice()
    {
        using var document = JsonDocument.Parse(Rendering.Of(Report, Sample.Scan));

        Assert.False(document.RootElement.TryGetProperty("notice", out _));
    }

    [Fact]
    public void A_large_report_is_written_in_pieces_that_fit_together()
    {
        using var document = JsonDocument.Parse(Rendering.Of(Report, Sample.Many(500)));

        Assert.Equal(500, document.RootElement.GetProperty("images")[0].GetProperty("vulnerabilities").GetArrayLength());
    }
}
