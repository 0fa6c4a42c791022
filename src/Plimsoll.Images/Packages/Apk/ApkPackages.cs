using System.Text;
using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Apk;

/// <summary>The database of installed packages that apk keeps on Alpine and Wolfi.</summary>
/// <remarks>
/// Format: one "letter:value" field a line, packages separated by an empty line
/// (https://wiki.alpinelinux.org/wiki/Apk_spec). We read P (name), V (version), A (architecture), o (origin)
/// and L (licence); for owners of files F (folder) and R (file in the last folder).
/// </remarks>
public sealed class ApkPackages : IPackageReader, IFileOwners
{
    /// <inheritdoc cref="IPackageReader.Name"/>
    public string Name => "apk database";

    /// <inheritdoc cref="IPackageReader.MaxBytes"/>
    public long MaxBytes => LayerLimits.MaxKeptFileBytes;

    /// <inheritdoc cref="IPackageReader.Extractor"/>
    public IFileExtractor? Extractor => null;

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Path is "lib/apk/db/installed" or "usr/lib/apk/db/installed";

    /// <inheritdoc/>
    public bool Lists(in FileTraits file) => Reads(file);

    /// <inheritdoc/>
    public void Read(PackageFile file, OwnedPaths paths, CancellationToken cancellation)
    {
        var owner = "";
        byte[] path = [];
        var lines = file.Lines();
        while (lines.TryRead(out var line))
        {
            switch (line)
            {
                case [(byte)'P', (byte)':', .. var name]: owner = Encoding.UTF8.GetString(name); break;
                case [(byte)'F', (byte)':', .. var folder]: path = [.. folder, (byte)'/']; break;
                case [(byte)'R', (byte)':', .. var name]: paths.Offer([.. path, .. name], owner); break;
            }
        }
    }

    /// <inheritdoc/>
    /// <remarks>An entry that cannot be read does not hide the others: they are all returned before the exception is thrown.</remarks>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var lines = file.Lines();
        string name = "", version = "", origin = "", architecture = "", license = "";
        var hasText = false;
        string? firstFault = null;

        string? line;
        do
        {
            line = lines.Read();
            switch (line)
            {
                case ['P', ':', .. var value]:
                    // Where the line between two entries is damaged, the second would hide the first.
                    if (name.Length > 0)
                        firstFault ??= $"Line {lines.Number} names a second package in the same entry.";
                    name = value.Trim();
                    break;
                case ['V', ':', .. var value]: version = value.Trim(); break;
                case ['o', ':', .. var value]: origin = value.Trim(); break;
                case ['A', ':', .. var value]: architecture = value.Trim(); break;
                case ['L', ':', .. var value]: license = value.Trim(); break;
                case null or "":
                    // The last entry need not end in an empty line; the end of the file ends it.
                    if (name.Length > 0 && version.Length > 0)
                        yield return ToPackage();
                    else if (hasText)
                        firstFault ??= $"The entry before line {lines.Number + 1} has no P: or no V:.";
                    (name, version, origin, architecture, license) = ("", "", "", "", "");
                    hasText = false;
                    break;
            }
            hasText |= !string.IsNullOrWhiteSpace(line);
        }
        while (line is not null);

        if (firstFault is not null)
            throw new InvalidDataException(firstFault);

        Package ToPackage() =>
            new(Ecosystem.Apk, name, version, origin.Length == 0 ? name : origin, version, architecture, file.Location)
            {
                Licenses = license.Length == 0 ? [] : [license],
            };
    }
}
