using System.Collections.Immutable;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Feeds;
using Plimsoll.Vulnerabilities.Severities;

namespace Plimsoll.Vulnerabilities.Matching;

/// <summary>What every source says of the severity of a match.</summary>
static class MatchRatings
{
    /// <summary>The source of vectors by CVE that are in no advisory.</summary>
    internal const string Nvd = "NVD";

    /// <summary>
    /// The ratings in the order of preference: words for the very package, words of the advisories, then vectors. The vector of an
    /// advisory about several CVEs is that of the worst of them, so the CVE's own comes before it.
    /// </summary>
    /// <param name="ranked">The advisories that call the package affected, the best first.</param>
    /// <param name="facts">What is known of the CVE.</param>
    internal static ImmutableArray<SeverityRating> Of(List<Affecting> ranked, CveFacts facts)
    {
        var own = ranked.Where(one => one.Advisory.Cves.Length <= 1);
        var ofSeveral = ranked.Where(one => one.Advisory.Cves.Length > 1);
        return
        [
            .. ranked.Where(one => one.Severity != Severity.Unknown).Select(one => new SeverityRating(one.Advisory.Source, one.Severity, null))
                .Concat(own.SelectMany(one => Of(one.Advisory)))
                .Concat(Vector(Nvd, facts.Vector))
                .Concat(ofSeveral.SelectMany(one => Of(one.Advisory)))
                .Distinct(),
        ];
    }

    static ImmutableArray<SeverityRating> Of(Advisory advisory)
    {
        if (!advisory.Ratings.IsEmpty)
            return advisory.Ratings;
        var vector = Cvss.TryParse(advisory.Vector, out var score) ? score : null;
        return advisory.Severity == Severity.Unknown && vector is null ? [] : [new SeverityRating(advisory.Source, advisory.Severity, vector)];
    }

    static ImmutableArray<SeverityRating> Vector(string source, string vector) =>
        Cvss.TryParse(vector, out var score) ? [new SeverityRating(source, Severity.Unknown, score)] : [];
}
