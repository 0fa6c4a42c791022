using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Demonstration;
using Plimsoll.Vulnerabilities.Feeds;
using Plimsoll.Vulnerabilities.Orderings;
using Plimsoll.Vulnerabilities.Severities;

namespace Plimsoll.Vulnerabilities.Tests.Demonstration;

public sealed class DemonstrationSetTests
{
    [Fact]
    public void It_holds_eighty_famous_vulnerabilities_of_every_ecosystem_and_says_what_it_is()
    {
        using var set = DemonstrationSet.Open();
        Assert.True(set.Status.IsDemonstration);
        Assert.Equal(["Alpine", "Debian", "PyPI", "npm"], set.Status.Feeds.Select(feed => feed.Name));
        var records = DemonstrationSet.Read().Records;
        Assert.True(records.Select(record => record.Advisory.Id).Distinct().Count() >= 80);
        Assert.Equal(records.Count, records.Select(record => record.Advisory.Id).Distinct().Count());
        Assert.True(set.Covers("Debian:11") && set.Covers("Debian:12") && set.Covers("Alpine:v3.18") && set.Covers("Alpine:v3.19"));
    }

    [Fact]
    public void Every_vector_scores_and_every_vulnerability_has_a_summary_and_packages()
    {
        foreach (var (advisory, _, _, affected) in DemonstrationSet.Read().Records)
        {
            Assert.True(Cvss.TryParse(advisory.Vector, out var score) && Cvss.SeverityOf(score.Score) > Severity.Unknown, advisory.Id);
            Assert.NotEqual("", advisory.Summary);
            Assert.NotEmpty(affected);
        }
    }

    [Fact]
    public void Every_version_is_one_of_its_ecosystem()
    {
        foreach (var (feed, package, ranges, _) in DemonstrationSet.Read().Records.SelectMany(record => record.Affected))
        {
            Assert.True(VersionOrderings.TryFind(feed, out var ordering), feed);
            foreach (var step in ranges.SelectMany(range => range.Events))
                Assert.True(step is { Kind: RangeEventKind.Introduced, Version: "0" } || ordering.IsValid(step.Version), $"{feed} {package} {step.Version}");
        }
    }
}
