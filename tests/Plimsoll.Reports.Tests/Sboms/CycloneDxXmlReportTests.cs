using System.Xml.Linq;
using System.Xml.Schema;
using Plimsoll.Model.Policies;

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

    [Theory]
    [InlineData("a\u202egpj.exe", "a\u202egpj.exe", "a&#x202E;gpj.exe")]
    [InlineData("lo\u200bdash", "lo\u200bdash", "lo&#x200B;dash")]
    [InlineData("tag\U000e0041", "tag\U000e0041", "tag&#xE0041;")]
    [InlineData("c1\u0085\u2028", "c1\u0085\u2028", "c1&#x85;&#x2028;")]
    [InlineData("esc\u001b[2J\0", "esc\\u{1B}[2J\\u{0}", "esc\\u{1B}[2J\\u{0}")]
    [InlineData("no\ufffe\uffff", "no\\u{FFFE}\\u{FFFF}", "no\\u{FFFE}\\u{FFFF}")]
    [InlineData("größe 😀 <&>", "größe 😀 <&>", "größe 😀 &lt;&amp;&gt;")]
    public void A_name_is_carried_without_steering_whoever_looks_at_the_document(string name, string read, string written)
    {
        var image = SbomSample.Rich.Images[0];
        var package = image.Facts.Packages[0] with { Name = name, Location = image.Facts.Packages[0].Location with { Path = name } };
        var examination = SbomSample.Rich with { Images = [new ExaminedImage(image.Facts with { Packages = [package] }, [])] };

        var text = Rendering.Of(Report, examination);

        var names = XDocument.Parse(text).Descendants().Where(element => element.Name.LocalName is "name" or "location").Select(element => element.Value).ToList();
        Assert.Equal(2, names.Count(one => one == read));
        Assert.Contains($">{written}<", text, StringComparison.Ordinal);
        Assert.DoesNotContain(text, character => char.GetUnicodeCategory(character) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator);
    }

    [Fact]
    public void Half_of_a_character_is_carried_by_its_number() =>
        A_name_is_carried_without_steering_whoever_looks_at_the_document("\ud83d half \udc00", "\\u{D83D} half \\u{DC00}", "\\u{D83D} half \\u{DC00}");

    [Fact]
    public void It_is_valid_by_the_schema_of_the_format()
    {
        var folder = Environment.GetEnvironmentVariable("PLIMSOLL_CYCLONEDX_SCHEMAS") ?? "";
        var schema = Path.Combine(folder, "bom-1.6.SNAPSHOT.xsd");
        Assert.SkipUnless(File.Exists(schema), "PLIMSOLL_CYCLONEDX_SCHEMAS does not name the folder res/schema of the npm package @cyclonedx/cyclonedx-library.");
        var schemas = new XmlSchemaSet();
        schemas.Add(null, Path.Combine(folder, "spdx.SNAPSHOT.xsd"));
        schemas.Add(null, schema);
        foreach (var examination in (Examination[])[SbomSample.Rich, Sample.Hostile, Sample.Empty])
        {
            var problems = new List<string>();
            XDocument.Parse(Rendering.Of(Report, examination)).Validate(schemas, (_, problem) => problems.Add(problem.Message));
            Assert.Empty(problems);
        }
    }
}
