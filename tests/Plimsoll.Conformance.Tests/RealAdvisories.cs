using System.Runtime.CompilerServices;

namespace Plimsoll.Conformance;

/// <summary>Real advisories beside the checkout.</summary>
static class RealAdvisories
{
    static readonly string Root = FindRoot();

    /// <summary>The folder of feeds that <c>PLIMSOLL_ADVISORIES</c> names (default <c>../shared/advisories</c>); skips the running test by name where it is absent.</summary>
    public static string Folder()
    {
        var folder = Environment.GetEnvironmentVariable("PLIMSOLL_ADVISORIES") is { Length: > 0 } named
            ? named
            : Path.GetFullPath(Path.Combine(Root, "..", "shared", "advisories"));
        if (!Directory.Exists(folder))
            Assert.Skip($"The real advisories are absent: {folder} is not there.");
        return folder;
    }

    /// <summary>A page of the documentation.</summary>
    public static string Document(string name) => Path.Combine(Root, "docs", name);

    static string FindRoot([CallerFilePath] string thisFile = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", ".."));
}
