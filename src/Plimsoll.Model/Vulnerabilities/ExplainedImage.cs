using Plimsoll.Model.Images;

namespace Plimsoll.Model.Vulnerabilities;

/// <summary>One vulnerability explained in one image.</summary>
/// <param name="Image">The image.</param>
/// <param name="Database">The vulnerability data that was used.</param>
/// <param name="Explanation">The explanation.</param>
/// <param name="Time">When it was made.</param>
public sealed record ExplainedImage(ImageFacts Image, DatabaseStatus Database, VulnerabilityExplanation Explanation, DateTimeOffset Time);
