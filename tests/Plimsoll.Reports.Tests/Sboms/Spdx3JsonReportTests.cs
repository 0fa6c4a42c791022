using System.Text.Json;

namespace Plimsoll.Reports.Sboms;

public sealed class Spdx3JsonReportTests
{
    static readonly Spdx3JsonReport Report = new();

    [Fact]
    public void Looks_as_reviewed() => Golden.Equal("sbom-spdx3.json", Rendering.Of(Report, SbomSample.Rich));

    [Fact]
    public void The_same_image_gives_the_same_bytes_and_another_one_another_name()
    {
        var first = Rendering.Of(Report, SbomSample.Rich);
        var later = SbomSample.Rich with { StartedAt = SbomSample.Rich.StartedAt.AddDays(3), Duration = TimeSpan.FromMinutes(1) };
        var other = SbomSample.Rich with { ToolVersion = "9.9.9" };

        Assert.Equal(first, Rendering.Of(Report, later));
        Assert.NotEqual(first.Replace("0.1.0", "9.9.9", StringComparison.Ordinal), Rendering.Of(Report, other));
    }

    [Fact]
    public void A_hostile_image_and_a_run_without_one_have_a_document()
    {
        Assert.NotEqual("", Rendering.Of(Report, Sample.Hostile));
        Assert.NotEqual("", Rendering.Of(Report, Sample.Empty));
    }

    [Fact]
    public void Every_element_has_an_id_of_its_own_and_every_reference_names_one()
    {
        using var document = JsonDocument.Parse(Rendering.Of(Report, SbomSample.Rich));
        var elements = document.RootElement.GetProperty("@graph").EnumerateArray().ToList();
        var ids = elements.Where(element => element.TryGetProperty("spdxId", out _)).Select(element => element.GetProperty("spdxId").GetString()).ToList();

        Assert.Equal(ids.Count, ids.Distinct().Count());
        foreach (var relationship in elements.Where(element => element.TryGetProperty("from", out _)))
        {
            Assert.Contains(relationship.GetProperty("from").GetString(), ids);
            Assert.All(relationship.GetProperty("to").EnumerateArray(), to => Assert.Contains(to.GetString(), ids));
        }
    }
}
