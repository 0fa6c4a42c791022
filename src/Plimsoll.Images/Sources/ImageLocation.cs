namespace Plimsoll.Images.Sources;

/// <summary>Where an image lies.</summary>
/// <param name="Path">The archive or layout.</param>
/// <param name="Tag">The image in it; empty where it is the only one.</param>
public sealed record ImageLocation(string Path, string Tag);
