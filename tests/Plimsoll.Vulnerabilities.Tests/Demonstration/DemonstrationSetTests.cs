using Plimsoll.Model.Packages;
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
        Assert.True(set.Data.Advisories.Select(advisory => advisory.Id).Distinct().Count() >= 80);
        Assert.Equal(set.Data.Advisories.Count, set.Data.Advisories.Select(advisory => advisory.Id).Distinct().Count());
        Assert.True(set.Covers("Debian:11") && set.Covers("Debian:12") && set.Covers("Alpine:v3.18") && set.Covers("Alpine:v3.19"));
    }

    [Fact]
    public void Every_vector_scores_and_every_vulnerability_has_a_summary_and_packages()
    {
        using var set = DemonstrationSet.Open();
        var affected = set.Data.Affected.SelectMany(entry => entry.Value).Select(row => row.Advisory).ToHashSet();
        for (var i = 0; i < set.Data.Advisories.Count; i++)
        {
            var advisory = set.Data.Advisories[i];
            Assert.True(Cvss.TryParse(advisory.Vector, out var score) && Cvss.SeverityOf(score.Score) > Severity.Unknown, advisory.Id);
            Assert.NotEqual("", advisory.Summary);
            Assert.Contains(i, affected);
        }
    }

    [Fact]
    public void Every_version_is_one_of_its_ecosystem()
    {
        using var set = DemonstrationSet.Open();
        foreach (var ((feed, package), rows) in set.Data.Affected)
        {
            var ordering = VersionOrderings.For(feed.Split(':')[0] switch
            {
                "Debian" => Ecosystem.Deb,
                "Alpine" => Ecosystem.Apk,
                "npm" => Ecosystem.Npm,
                _ => Ecosystem.PyPI,
            });
            foreach (var step in rows.SelectMany(row => row.Ranges).SelectMany(range => range.Events))
                Assert.True(step is { Kind: RangeEventKind.Introduced, Version: "0" } || ordering.IsValid(step.Version), $"{feed} {package} {step.Version}");
        }
    }
}
