using System.Collections.Immutable;
using Plimsoll.Model.Images;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Model.Policies;

/// <summary>An image that was scanned and matched.</summary>
/// <param name="Facts">What the scan learned.</param>
/// <param name="Matches">Its vulnerabilities, worst first.</param>
public sealed record ExaminedImage(ImageFacts Facts, ImmutableArray<VulnerabilityMatch> Matches);
