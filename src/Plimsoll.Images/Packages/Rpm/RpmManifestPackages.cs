using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Rpm;

/// <summary>The list of packages that distroless images of Azure Linux have in the place of a database.</summary>
/// <remarks>
/// Format of <c>container-manifest-2</c>: the output of <c>rpm -qa</c>, a package a line: name, version-release, time of installation, time of
/// build, vendor, epoch, size, architecture, epoch as a number, source package; separated by tabs. <c>container-manifest-1</c> has only
/// <c>name-version-release.architecture</c> and is read where there is no other.
/// </remarks>
public sealed class RpmManifestPackages : IPackageReader
{
    const string Folder = "var/lib/rpmmanifest";
    const string Whole = "container-manifest-2";
    const string Short = "container-manifest-1";
    const int Fields = 10;

    /// <inheritdoc/>
    public string Name => "rpm manifest";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name is Whole or Short && file.Folder is Folder;

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        if (file.Name == Short && file.Beside(Whole) is not null)
            yield break;

        var lines = file.Lines();
        while (lines.Read() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line) || line.StartsWith("gpg-pubkey", StringComparison.Ordinal))
                continue;
            yield return (file.Name == Short ? OfName(line.Trim(), file.Location) : OfFields(line.Split('\t'), file.Location))
                ?? throw new InvalidDataException($"Line {lines.Number} does not describe a package.");
        }
    }

    static Package? OfFields(string[] fields, FileLocation location)
    {
        if (fields is not [{ Length: > 0 } name, { Length: > 0 } version, _, _, var vendor, var epochText, _, var architecture, ..] || fields.Length < Fields)
            return null;
        var epoch = epochText is "(none)" or "0" or "" ? "" : epochText + ":";
        var (source, sourceVersion) = RpmVersion.OfSource(fields[9].Trim());
        var full = epoch + version;
        return new Package(
            Ecosystem.Rpm, name, full, source.Length == 0 ? name : source, sourceVersion.Length == 0 ? full : epoch + sourceVersion, architecture, location)
        {
            Vendor = vendor is "(none)" ? "" : vendor,
        };
    }

    static Package? OfName(string line, FileLocation location)
    {
        var dot = line.LastIndexOf('.');
        var release = dot > 0 ? line.LastIndexOf('-', dot) : -1;
        var version = release > 0 ? line.LastIndexOf('-', release - 1) : -1;
        if (version <= 0)
            return null;
        var (name, full) = (line[..version], line[(version + 1)..dot]);
        return new Package(Ecosystem.Rpm, name, full, name, full, line[(dot + 1)..], location);
    }
}
