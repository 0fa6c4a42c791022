using System.Globalization;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Images;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Policies.Criteria;

/// <summary>Finds images whose distribution gets no more security updates: its packages stay as vulnerable as they are, and nobody says so.</summary>
/// <param name="denies">Whether such images are denied; otherwise they are warned about.</param>
public sealed class EndOfLifeCriterion(bool denies)
{
    /// <summary>The rule as the user wrote it; empty where nothing is denied.</summary>
    public string Rule => denies ? "--fail-on-eol" : "";

    /// <summary>The decision on an image.</summary>
    /// <returns><c>null</c> where its distribution gets updates, or where nobody knows until when.</returns>
    public Decision? Decide(ImageFacts image, DateTimeOffset now)
    {
        if (image.Distro is not { EndOfLife: { } last } distro || DateOnly.FromDateTime(now.UtcDateTime) <= last)
            return null;

        var name = $"{distro.Id} {(distro.RepositoryRelease.Length > 0 ? distro.RepositoryRelease : distro.VersionId)}";
        var day = last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var finding = new ImageFinding(
            "PLM-IMG-0003", "operating system past its end of life", Severity.High,
            $"image {image.Name} is built on {name}, which has had no security updates since {day}",
            "Rebuild the image on a release that is supported.", image.Name);
        return new Decision(finding, denies ? Enforcement.Deny : Enforcement.Warn, Rule);
    }
}
