using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Vulnerabilities.Feeds;

/// <summary>What is known of a CVE, whichever advisory names it.</summary>
/// <param name="KnownExploited">Its entry in the KEV catalogue; <c>null</c> where it has none.</param>
/// <param name="Prediction">Its EPSS; <c>null</c> where it has none.</param>
/// <param name="Vector">Its CVSS vector, for advisories without one; empty where there is none.</param>
public sealed record CveFacts(KnownExploited? KnownExploited, ExploitPrediction? Prediction, string Vector)
{
    /// <summary>Nothing is known.</summary>
    public static CveFacts None { get; } = new(null, null, "");
}
