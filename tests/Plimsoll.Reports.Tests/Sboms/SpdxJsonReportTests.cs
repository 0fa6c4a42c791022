using System.Text.Json;

namespace Plimsoll.Reports.Sboms;

public sealed class SpdxJsonReportTests
{
    static readonly SpdxJsonReport Report = new();

    [Fact]
    public void Looks_as_reviewed() => Golden.Equal("sbom-spdx2.json", Rendering.Of(Report, SbomSample.Rich));

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
    public void Every_relationship_and_licence_name_is_in_the_document()
    {
        using var document = JsonDocument.Parse(Rendering.Of(Report, SbomSample.Rich));
        var root = document.RootElement;
        var names = root.GetProperty("packages").EnumerateArray().Select(package => package.GetProperty("SPDXID").GetString()!).Append("SPDXRef-DOCUMENT").ToList();

        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.All(names, name => Assert.Matches(@"^SPDXRef-[a-zA-Z0-9.-]+\z", name));
        foreach (var relationship in root.GetProperty("relationships").EnumerateArray())
        {
            Assert.Contains(relationship.GetProperty("spdxElementId").GetString()!, names);
            Assert.Contains(relationship.GetProperty("relatedSpdxElement").GetString()!, names);
        }
        var texts = root.GetProperty("hasExtractedLicensingInfos").EnumerateArray().Select(info => info.GetProperty("licenseId").GetString()!).ToList();
        Assert.Equal(2, texts.Count);
        Assert.All(texts, text => Assert.Contains(text, root.GetProperty("packages").GetRawText(), StringComparison.Ordinal));
    }
}
