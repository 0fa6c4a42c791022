namespace Plimsoll.Images.Packages.Go;

/// <summary>A module that a go.mod replaces.</summary>
/// <param name="Path">The path of the one that is replaced.</param>
/// <param name="Version">Its version; empty for every version.</param>
/// <param name="ByPath">The path of the module or folder that is built instead.</param>
/// <param name="ByVersion">Its version; empty for a folder.</param>
sealed record GoReplacement(string Path, string Version, string ByPath, string ByVersion);
