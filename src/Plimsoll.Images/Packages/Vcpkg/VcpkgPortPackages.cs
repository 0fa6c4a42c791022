using System.Text.Json;
using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Vcpkg;

/// <summary>A C or C++ port that vcpkg installed, by the <c>share/NAME/vcpkg.spdx.json</c> that it leaves with each.</summary>
/// <remarks>
/// SPDX 2.2 as JSON; the package <c>SPDXRef-port</c> is the port: https://learn.microsoft.com/vcpkg/reference/software-bill-of-materials. Where vcpkg's own
/// database lies three folders up, that is read and this is not.
/// </remarks>
public sealed class VcpkgPortPackages : IPackageReader
{
    const string Database = "../../../vcpkg/status";

    /// <inheritdoc/>
    public string Name => "vcpkg port";

    /// <inheritdoc/>
    public long MaxBytes => 4 * 1024 * 1024;

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name is "vcpkg.spdx.json";

    /// <inheritdoc/>
    public bool Consults(in FileTraits file) => file.Name is "status" && EntryPath.Name(file.Folder) is "vcpkg";

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation) =>
        file.Beside(Database) is null ? BoundedJson.Read(file.Content, root => Ports(root, file.Location)) : [];

    static List<Package> Ports(JsonElement root, FileLocation location)
    {
        var ports = new List<Package>();
        foreach (var package in JsonFields.Items(root, "packages"))
        {
            if (JsonFields.Text(package, "SPDXID") is not "SPDXRef-port")
                continue;
            if (JsonFields.Text(package, "name") is not { } name || JsonFields.Text(package, "versionInfo") is not { } version)
                throw new InvalidDataException("The port has no name or no version.");
            var licence = JsonFields.Text(package, "licenseConcluded") ?? "NOASSERTION";
            ports.Add(new Package(Ecosystem.Vcpkg, name, version, name, version, "", location)
            {
                Licenses = licence is "NOASSERTION" or "NONE" ? [] : [licence],
            });
        }
        return ports.Count > 0 ? ports : throw new InvalidDataException("The document has no package SPDXRef-port.");
    }
}
