using System.Text.Json;

namespace Plimsoll.Reports.Sboms;

public sealed class CycloneDxReportTests
{
    static readonly CycloneDxReport Report = new();

    [Fact]
    public void Looks_as_reviewed() => Golden.Equal("sbom-cyclonedx.json", Rendering.Of(Report, SbomSample.Rich));

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
    public void Every_reference_names_something_in_the_document()
    {
        using var document = JsonDocument.Parse(Rendering.Of(Report, SbomSample.Rich));
        var root = document.RootElement;
        var names = root.GetProperty("components").EnumerateArray().Select(component => component.GetProperty("bom-ref").GetString()).Append("plimsoll:root").ToList();

        Assert.Equal(names.Count, names.Distinct().Count());
        foreach (var dependency in root.GetProperty("dependencies").EnumerateArray())
        {
            Assert.Contains(dependency.GetProperty("ref").GetString(), names);
            Assert.All(dependency.GetProperty("dependsOn").EnumerateArray(), need => Assert.Contains(need.GetString(), names));
        }
        Assert.All(
            root.GetProperty("vulnerabilities").EnumerateArray().SelectMany(one => one.GetProperty("affects").EnumerateArray()),
            affected => Assert.Contains(affected.GetProperty("ref").GetString(), names));
        Assert.Equal("incomplete", root.GetProperty("compositions")[0].GetProperty("aggregate").GetString());
    }
}
