using System.Runtime.CompilerServices;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Dpkg;

/// <summary>The installed packages of Debian, Ubuntu and distroless images, as dpkg records them.</summary>
/// <remarks>
/// Format: deb822(5) stanzas with the fields of deb-control(5) and, in <c>var/lib/dpkg/status</c>, the Status of dpkg(1),
/// "Package states". Distroless images have no status file but one file a package under <c>status.d</c>, without Status.
/// </remarks>
public sealed class DpkgPackages : IPackageReader
{
    const string StatusFolder = "var/lib/dpkg/status.d/";

    /// <inheritdoc/>
    public string Name => "dpkg status";

    /// <inheritdoc/>
    public bool Reads(ReadOnlySpan<char> path)
    {
        if (path is "var/lib/dpkg/status")
            return true;
        if (!path.StartsWith(StatusFolder, StringComparison.Ordinal))
            return false;

        var file = path[StatusFolder.Length..];
        return file.Length > 0 && !file.Contains('/')
            && !file.EndsWith(".md5sums", StringComparison.Ordinal) && !file.EndsWith(".list", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    /// <remarks>A stanza that cannot be read does not hide the others: they are all returned before the exception is thrown.</remarks>
    public async IAsyncEnumerable<Package> ReadAsync(
        Stream file, FileLocation location, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var lines = new BoundedLines(file);
        var stanza = new DpkgStanza();
        string? firstFault = null;

        string? line;
        do
        {
            line = await lines.ReadAsync(cancellation);
            if (!string.IsNullOrWhiteSpace(line))
            {
                if (!stanza.Add(line))
                    firstFault ??= $"Line {lines.Number} is neither \"Field: value\" nor a continuation of one.";
                continue;
            }

            if (stanza.IsInstalled)
            {
                if (stanza.ToPackage(location) is { } package)
                    yield return package;
                else
                    firstFault ??= $"The stanza before line {lines.Number + 1} has no Package or no Version.";
            }
            stanza = new DpkgStanza();
        }
        while (line is not null);

        if (firstFault is not null)
            throw new InvalidDataException(firstFault);
    }
}
