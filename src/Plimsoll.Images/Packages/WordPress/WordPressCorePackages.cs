using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.WordPress;

/// <summary>WordPress itself, by <c>wp-includes/version.php</c>.</summary>
/// <remarks>https://developer.wordpress.org/reference/functions/get_bloginfo/: the file assigns a text to <c>$wp_version</c>.</remarks>
public sealed class WordPressCorePackages : IPackageReader
{
    const string Variable = "$wp_version";
    const string Core = "wordpress";

    /// <inheritdoc/>
    public string Name => "WordPress";

    /// <inheritdoc/>
    public long MaxBytes => 64 * 1024;

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name is "version.php" && EntryPath.Name(file.Folder) is "wp-includes";

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var lines = file.Lines();
        var isComment = false;
        while (lines.Read() is { } line)
        {
            var text = line.AsSpan().Trim();
            isComment = (isComment || text.StartsWith("/*", StringComparison.Ordinal)) && !text.Contains("*/", StringComparison.Ordinal);
            if (!isComment && text.StartsWith(Variable, StringComparison.Ordinal) && VersionIn(text[Variable.Length..]) is { } version)
            {
                return
                [
                    new Package(Ecosystem.WordPress, Core, version, Core, version, "", file.Location)
                    {
                        StatedPurl = new PackageUrl($"pkg:generic/{Core}@{Uri.EscapeDataString(version)}"),
                    },
                ];
            }
        }
        throw new InvalidDataException($"The file assigns no text to {Variable}.");
    }

    static string? VersionIn(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart();
        if (rest is not ['=', .. var value] || value.TrimStart() is not [('\'' or '"') and var quote, .. var text])
            return null;
        return text.IndexOf(quote) is > 0 and var end ? text[..end].ToString() : null;
    }
}
