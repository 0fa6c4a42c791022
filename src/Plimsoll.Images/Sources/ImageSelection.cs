using Plimsoll.Model.Images;

namespace Plimsoll.Images.Sources;

/// <summary>Which image of an archive or layout is meant.</summary>
/// <param name="Platform">The platform, where an image is offered for several.</param>
/// <param name="Tag">
/// A name from docker's <c>RepoTags</c>, or the annotation <c>org.opencontainers.image.ref.name</c>; empty for the only image.
/// </param>
public sealed record ImageSelection(Platform Platform, string Tag = "");
