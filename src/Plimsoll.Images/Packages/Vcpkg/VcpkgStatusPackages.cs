using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Vcpkg;

/// <summary>The C and C++ ports that vcpkg installed, by its database <c>vcpkg/status</c>.</summary>
/// <remarks>
/// Format: paragraphs as Debian's, https://learn.microsoft.com/vcpkg/reference/installation-tree-layout. A later paragraph of a port replaces
/// an earlier one; those of features have no version. The revision of the port follows the version after <c>#</c>, as vcpkg writes it.
/// </remarks>
public sealed class VcpkgStatusPackages : IPackageReader
{
    /// <inheritdoc/>
    public string Name => "vcpkg status";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name is "status" && EntryPath.Name(file.Folder) is "vcpkg";

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var installed = new Dictionary<(string, string), Package?>();
        var lines = file.Lines();
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (true)
        {
            var line = lines.Read();
            if (line is { Length: > 0 })
            {
                if (line is not [' ' or '\t', ..] && line.IndexOf(':') is > 0 and var colon)
                    fields[line[..colon]] = line[(colon + 1)..].Trim();
                continue;
            }
            Take(fields, installed, file.Location);
            fields.Clear();
            if (line is null)
                break;
        }
        if (installed.Count == 0 && file.Content.Length > 0)
            throw new InvalidDataException("The file has no paragraph of a port.");
        return installed.Values.OfType<Package>();
    }

    static void Take(Dictionary<string, string> fields, Dictionary<(string, string), Package?> installed, FileLocation location)
    {
        if (fields.ContainsKey("Feature") || !fields.TryGetValue("Package", out var name) || !fields.TryGetValue("Version", out var version)
            || name.Length == 0 || version.Length == 0)
        {
            return;
        }
        if (installed.Count >= LockedPackages.MaxPackages)
            throw new InvalidDataException($"The file has more than {LockedPackages.MaxPackages} packages.");
        var triplet = fields.GetValueOrDefault("Architecture", "");
        var full = fields.GetValueOrDefault("Port-Version") is { Length: > 0 } revision and not "0" ? $"{version}#{revision}" : version;
        var isInstalled = fields.GetValueOrDefault("Status", "").EndsWith(" installed", StringComparison.Ordinal);
        installed[(name, triplet)] = isInstalled ? new Package(Ecosystem.Vcpkg, name, full, name, full, triplet, location) : null;
    }
}
