using System.Buffers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Hackage;

/// <summary>References to packages of Hackage, e.g. <c>HTTP-4000.3.16@sha256:6042,5947</c>.</summary>
/// <remarks>https://docs.haskellstack.org/en/stable/topics/package_location/.</remarks>
static class HackageReference
{
    static readonly SearchValues<char> VersionCharacters = SearchValues.Create("0123456789.");

    /// <summary>Whether a text is a version of Hackage's, and not a range.</summary>
    public static bool IsVersion(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(VersionCharacters);

    /// <summary>Name and version.</summary>
    /// <returns><c>null</c> where there is no version: a folder or an address.</returns>
    public static PackageReference? Parse(string reference)
    {
        var at = reference.IndexOf('@', StringComparison.Ordinal);
        var text = at < 0 ? reference : reference[..at];
        var dash = text.LastIndexOf('-');
        var version = text[(dash + 1)..];
        return dash > 0 && IsVersion(version) && !text.Contains('/', StringComparison.Ordinal)
            ? new PackageReference(text[..dash], version)
            : null;
    }
}
