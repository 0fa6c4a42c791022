namespace Plimsoll.Images.Packages.Go;

/// <summary>A module that a go.mod requires.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Version">Its version.</param>
/// <param name="IsIndirect">Whether only another module needs it.</param>
sealed record GoRequirement(string Path, string Version, bool IsIndirect);
