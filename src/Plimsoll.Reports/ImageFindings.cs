using System.Collections.Frozen;
using System.Collections.Immutable;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Reports;

/// <summary>An image with the decisions on it.</summary>
/// <param name="Image">The image and its vulnerabilities.</param>
/// <param name="Decisions">The decisions on it, worst first.</param>
sealed record ImageFindings(ExaminedImage Image, ImmutableArray<Decision> Decisions)
{
    static readonly ImmutableArray<Severity> WorstFirst =
        [Severity.Critical, Severity.High, Severity.Medium, Severity.Low, Severity.Unknown];

    /// <summary>The name that workloads know it by.</summary>
    public string Name => Image.Facts.Name;

    /// <summary>Whether something on it is denied.</summary>
    public bool IsDenied => Decisions.Any(decision => decision.Enforcement == Enforcement.Deny);

    /// <summary>How many of its vulnerabilities that count have a version with a fix.</summary>
    public int Fixable => Counted.Count(match => match.FixedVersion.Length > 0);

    /// <summary>Its vulnerabilities that count.</summary>
    public IEnumerable<VulnerabilityMatch> Counted => Image.Matches.Where(match => match.Suppression is null);

    /// <summary>How many of its vulnerabilities VEX, an exception or the feed itself sets apart.</summary>
    public int Suppressed => Image.Matches.Count(match => match.Suppression is not null);

    /// <summary>How many of its vulnerabilities that count have each severity, worst first, without those that have none.</summary>
    public IEnumerable<(Severity Severity, int Count)> Counts => WorstFirst
        .Select(severity => (severity, Counted.Count(match => match.Vulnerability.Severity == severity)))
        .Where(pair => pair.Item2 > 0);

    /// <summary>Every image, in the order of the examination.</summary>
    public static ImmutableArray<ImageFindings> Of(Examination examination)
    {
        var decisions = examination.Verdict.Decisions.ToLookup(decision => NameOf(decision.Finding), StringComparer.Ordinal);
        return [.. examination.Images.Select(image => new ImageFindings(image, [.. decisions[image.Facts.Name]]))];
    }

    /// <summary>The decision on each match of the image; a match that the Judge did not mention has none.</summary>
    public FrozenDictionary<VulnerabilityMatch, Decision> ByMatch() => Decisions
        .Where(decision => decision.Finding is VulnerabilityFinding)
        .DistinctBy(decision => ((VulnerabilityFinding)decision.Finding).Match)
        .ToFrozenDictionary(decision => ((VulnerabilityFinding)decision.Finding).Match);

    /// <summary>The image a finding is about; empty where it is about a Kubernetes object.</summary>
    public static string NameOf(Finding finding) => finding switch
    {
        VulnerabilityFinding vulnerability => vulnerability.Image,
        ImageFinding image => image.Image,
        _ => "",
    };
}
