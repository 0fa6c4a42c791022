using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Dpkg;

/// <summary>The installed packages of Debian, Ubuntu and distroless images, as dpkg records them.</summary>
/// <remarks>
/// Format: deb822(5) stanzas with the fields of deb-control(5) and, in <c>var/lib/dpkg/status</c>, the Status of dpkg(1),
/// "Package states". Distroless images have no status file but one file a package under <c>status.d</c>, without Status.
/// OpenWrt's opkg keeps the same.
/// </remarks>
public sealed class DpkgPackages : IPackageReader
{
    const string StatusFolder = "var/lib/dpkg/status.d/";

    /// <inheritdoc/>
    public string Name => "dpkg status";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file)
    {
        var path = file.Path;
        if (path is "var/lib/dpkg/status" or "usr/lib/opkg/status" or "var/lib/opkg/status")
            return true;
        if (!path.StartsWith(StatusFolder, StringComparison.Ordinal))
            return false;

        var name = path[StatusFolder.Length..];
        return name.Length > 0 && !name.Contains('/')
            && !name.EndsWith(".md5sums", StringComparison.Ordinal) && !name.EndsWith(".list", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    /// <remarks>A stanza that cannot be read does not hide the others: they are all returned before the exception is thrown.</remarks>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var lines = file.Lines();
        var stanza = new DpkgStanza();
        string? firstFault = null;

        string? line;
        do
        {
            line = lines.Read();
            if (!string.IsNullOrWhiteSpace(line))
            {
                if (!stanza.Add(line))
                    firstFault ??= $"Line {lines.Number} is neither \"Field: value\" nor a continuation of one.";
                continue;
            }

            if (stanza.IsInstalled)
            {
                if (stanza.ToPackage(file.Location) is { } package)
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
