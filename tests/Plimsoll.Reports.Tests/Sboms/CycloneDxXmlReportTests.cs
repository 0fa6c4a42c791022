using System.Xml.Linq;
using System.Xml.Schema;

namespace Plimsoll.Reports.Sboms;

public sealed class CycloneDxXmlReportTests
{
    static readonly CycloneDxXmlReport Report = new();

    [Fact]
    public void Looks_as_reviewed() => Golden.Equal("sbom-cyclonedx.xml", Rendering.Of(Report, SbomSample.Rich));

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
    public void It_is_valid_by_the_schema_of_the_format()
    {
        var folder = Environment.GetEnvironmentVariable("PLIMSOLL_CYCLONEDX_SCHEMAS") ?? "";
        var schema = Path.Combine(folder, "bom-1.6.SNAPSHOT.xsd");
        Assert.SkipUnless(File.Exists(schema), "PLIMSOLL_CYCLONEDX_SCHEMAS does not name the folder res/schema of the npm package @cyclonedx/cyclonedx-library.");
        var schemas = new XmlSchemaSet();
        schemas.Add(null, Path.Combine(folder, "spdx.SNAPSHOT.xsd"));
        schemas.Add(null, schema);
        foreach (var examination in (Model.Policies.Examination[])[SbomSample.Rich, Sample.Hostile, Sample.Empty])
        {
            var problems = new List<string>();
            XDocument.Parse(Rendering.Of(Report, examination)).Validate(schemas, (_, problem) => problems.Add(problem.Message));
            Assert.Empty(problems);
        }
    }
}
