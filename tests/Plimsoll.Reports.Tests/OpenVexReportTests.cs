using System.Text.Json;
using Plimsoll.Model.Images;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Reports;

public sealed class OpenVexReportTests
{
    static JsonElement Write(Model.Policies.Examination examination)
    {
        using var json = JsonDocument.Parse(Rendering.Of(new OpenVexReport(), examination));
        return json.RootElement.Clone();
    }

    [Fact]
    public void The_document_is_as_reviewed() => Golden.Equal("openvex-triage.json", Rendering.Of(new OpenVexReport(), TriageSample.Scan));

    [Fact]
    public void Every_statement_keeps_the_rules_of_the_schema()
    {
        foreach (var statement in new[] { TriageSample.Scan, Sample.Scan, Sample.Gate, Sample.Hostile }.SelectMany(examination => Write(examination).GetProperty("statements").EnumerateArray()))
        {
            var status = statement.GetProperty("status").GetString();
            Assert.Contains(status, (string[])["not_affected", "affected", "fixed", "under_investigation"]);
            Assert.True(status != "not_affected" || statement.TryGetProperty("justification", out _) != statement.TryGetProperty("impact_statement", out _));
            Assert.Equal(status == "affected", statement.TryGetProperty("action_statement", out var action) && action.GetString() is { Length: > 0 });
            Assert.True(status == "not_affected" || !statement.TryGetProperty("justification", out _));
            Assert.True(statement.GetProperty("products").GetArrayLength() > 0);
            Assert.NotEqual("", statement.GetProperty("vulnerability").GetProperty("name").GetString());
        }
    }

    [Fact]
    public void Equal_statements_make_an_equal_id_whenever_they_are_written()
    {
        var first = Write(TriageSample.Scan);
        var later = Write(TriageSample.Scan with { StartedAt = TriageSample.Scan.StartedAt.AddDays(1) });
        var other = Write(TriageSample.Scan with { Author = "Somebody else" });

        Assert.Equal(first.GetProperty("@id").GetString(), later.GetProperty("@id").GetString());
        Assert.NotEqual(first.GetProperty("timestamp").GetString(), later.GetProperty("timestamp").GetString());
        Assert.NotEqual(first.GetProperty("@id").GetString(), other.GetProperty("@id").GetString());
    }

    [Fact]
    public void The_packages_of_a_folder_are_products_themselves()
    {
        var image = TriageSample.Scan.Images[0];
        var folder = TriageSample.Scan with { Images = [image with { Facts = image.Facts with { Target = ScanTarget.Folder } }] };

        Assert.All(
            Write(folder).GetProperty("statements").EnumerateArray().SelectMany(statement => statement.GetProperty("products").EnumerateArray()),
            product => Assert.DoesNotContain("pkg:oci", product.GetProperty("@id").GetString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(FixState.UnderInvestigation, "under_investigation")]
    [InlineData(FixState.WillNotFix, "affected")]
    public void What_the_maintainer_says_is_told(FixState state, string status)
    {
        var image = Sample.Scan.Images[0];
        var examination = Sample.Scan with { Images = [image with { Matches = [image.Matches[0] with { FixedVersion = "", State = state }] }] };

        Assert.Equal(status, Write(examination).GetProperty("statements")[0].GetProperty("status").GetString());
    }
}
