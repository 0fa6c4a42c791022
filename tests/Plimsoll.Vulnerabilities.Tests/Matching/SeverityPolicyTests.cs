using System.Collections.Immutable;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Matching;

namespace Plimsoll.Vulnerabilities.Tests.Matching;

public sealed class SeverityPolicyTests
{
    static readonly CvssScore Cvss = new("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "3.1", 9.8);

    static readonly ImmutableArray<SeverityRating> Ratings =
    [
        new("NVD", Severity.Unknown, Cvss),
        new("Debian", Severity.Low, null),
        new("GitHub", Severity.High, null),
    ];

    [Theory]
    [InlineData("vendor,cvss", Severity.Low, "Debian")]
    [InlineData("cvss,vendor", Severity.Critical, "NVD")]
    [InlineData("github", Severity.High, "GitHub")]
    [InlineData("nvd", Severity.Critical, "NVD")]
    [InlineData("ubuntu,vendor", Severity.Low, "Debian")]
    [InlineData("ubuntu", Severity.Unknown, "")]
    public void The_first_source_that_says_anything_counts(string sources, Severity severity, string source) =>
        Assert.Equal((severity, source), new SeverityPolicy([.. sources.Split(',')]).Choose(Ratings));

    [Fact]
    public void Without_a_word_the_band_of_the_score_counts() =>
        Assert.Equal((Severity.Critical, "NVD"), SeverityPolicy.Default.Choose([Ratings[0]]));
}
