using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Model.Findings;

/// <summary>A finding on an image as a whole.</summary>
/// <param name="Id">Stable id of the check or criterion.</param>
/// <param name="Title">What the check is about.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Message">What was found.</param>
/// <param name="Remediation">What to do about it.</param>
/// <param name="Image">The image, <see cref="Images.ImageFacts.Name"/>.</param>
public sealed record ImageFinding(
    string Id, string Title, Severity Severity, string Message, string Remediation, string Image)
    : Finding(Id, Title, Severity, Message, Remediation);
