using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Go;

/// <summary>Words that Go's build information, go.mod and go.sum share.</summary>
/// <remarks>https://go.dev/ref/mod and https://go.dev/doc/toolchain.</remarks>
static class GoModule
{
    /// <summary>A module as a package.</summary>
    public static Package Package(string name, string version, FileLocation location) =>
        new(Ecosystem.Go, name, version, name, version, "", location);

    /// <summary>Whether what replaces a module is a folder and not a module.</summary>
    public static bool IsFolder(string path) =>
        path.StartsWith("./", StringComparison.Ordinal) || path.StartsWith("../", StringComparison.Ordinal) || path is "." or ".."
        || path.StartsWith('/') || path is [_, ':', ..];

    /// <summary>The version of a tool chain as one of the standard library, e.g. <c>v1.22.1</c> of <c>go1.22.1 X:loopvar</c>.</summary>
    /// <returns><c>null</c> where it is no release.</returns>
    public static string? ToolChainVersion(string? text)
    {
        if (text is null)
            return null;
        var start = text.IndexOf("go1", StringComparison.Ordinal);
        if (start < 0)
            return null;
        var version = text.AsSpan(start + "go".Length);
        var end = version.IndexOfAny(" -+\t");
        return $"v{(end < 0 ? version : version[..end])}";
    }
}
