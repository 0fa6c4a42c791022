using Plimsoll.Model.Findings;
using Plimsoll.Model.Images;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Policies.Criteria;

/// <summary>Denies images that were built too long ago to have recent fixes.</summary>
/// <param name="maximum">The greatest age allowed.</param>
public sealed class ImageAgeCriterion(TimeSpan maximum)
{
    /// <summary>The rule as the user wrote it.</summary>
    public string Rule => $"--max-age {maximum.Days}d";

    /// <summary>The finding on an image that is too old; <c>null</c> where it is not, or does not say when it was built.</summary>
    public ImageFinding? Find(ImageFacts image, DateTimeOffset now)
    {
        if (image.Configuration.Created is not { } created || now - created <= maximum)
            return null;

        var days = (int)(now - created).TotalDays;
        return new ImageFinding(
            "PLM-IMG-0002", "image too old", Severity.Medium,
            $"image {image.Name} was built {days} days ago ({created:yyyy-MM-dd}); the limit is {maximum.Days} days",
            "Rebuild the image on a current base image.", image.Name);
    }

    /// <summary>That the age of an image is not known.</summary>
    /// <returns><c>null</c> where it says when it was built, or is a folder, which has no age.</returns>
    public Unread? Missing(ImageFacts image) => image.Configuration.Created is not null || image.Target is ScanTarget.Folder
        ? null
        : new Unread(image.Name, UnreadReason.Missing, $"it does not say when it was built, so {Rule} could not be decided");
}
