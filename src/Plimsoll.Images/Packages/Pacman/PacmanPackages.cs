using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Pacman;

/// <summary>The installed packages of Arch Linux and its relatives: one file a package.</summary>
/// <remarks>
/// Format: <c>var/lib/pacman/local/NAME-VERSION-RELEASE/desc</c> of pacman 6: a <c>%FIELD%</c> on its own line, its values on the lines below,
/// an empty line. We read NAME, VERSION, BASE (the source package), ARCH, PACKAGER, LICENSE.
/// </remarks>
public sealed class PacmanPackages : IPackageReader
{
    const string DescriptionName = "desc";

    /// <inheritdoc/>
    public string Name => "pacman database";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name is DescriptionName && IsInPackageFolder(file);

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var fields = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        List<string>? values = null;
        var lines = file.Lines();
        while (lines.Read() is { } line)
        {
            if (line is ['%', .., '%'] and { Length: > 2 })
                fields[line] = values = [];
            else if (line.Length > 0)
                values?.Add(line);
            else
                values = null;
        }

        var (name, version) = (First("%NAME%"), First("%VERSION%"));
        if (name.Length == 0 || version.Length == 0)
            throw new InvalidDataException("It has no %NAME% or no %VERSION%.");
        var source = First("%BASE%");
        yield return new Package(Ecosystem.Pacman, name, version, source.Length == 0 ? name : source, version, First("%ARCH%"), file.Location)
        {
            Vendor = First("%PACKAGER%"),
            Licenses = fields.TryGetValue("%LICENSE%", out var licenses) ? [.. licenses] : [],
        };

        string First(string field) => fields.TryGetValue(field, out var found) && found is [var first, ..] ? first : "";
    }

    /// <summary>Whether a file lies in the folder of an installed package.</summary>
    internal static bool IsInPackageFolder(in FileTraits file) => EntryPath.Folder(file.Folder) is "var/lib/pacman/local";
}
