using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Apk;

/// <summary>The database of installed packages that apk keeps on Alpine and Wolfi.</summary>
/// <remarks>
/// Format: one "letter:value" field a line, packages separated by an empty line
/// (https://wiki.alpinelinux.org/wiki/Apk_spec). We read P (name), V (version), A (architecture) and o (origin).
/// </remarks>
public sealed class ApkPackages : IPackageReader
{
    /// <inheritdoc/>
    public string Name => "apk database";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Path is "lib/apk/db/installed" or "usr/lib/apk/db/installed";

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var lines = file.Lines();
        string name = "", version = "", origin = "", architecture = "";
        var packages = 0;
        var hasText = false;

        string? line;
        do
        {
            line = lines.Read();
            switch (line)
            {
                case ['P', ':', .. var value]: name = value.Trim(); break;
                case ['V', ':', .. var value]: version = value.Trim(); break;
                case ['o', ':', .. var value]: origin = value.Trim(); break;
                case ['A', ':', .. var value]: architecture = value.Trim(); break;
                case null or "":
                    // The last entry need not end in an empty line; the end of the file ends it.
                    if (name.Length > 0 && version.Length > 0)
                    {
                        packages++;
                        yield return ToPackage();
                    }
                    (name, version, origin, architecture) = ("", "", "", "");
                    break;
            }
            hasText |= !string.IsNullOrWhiteSpace(line);
        }
        while (line is not null);

        if (packages == 0 && hasText)
            throw new InvalidDataException($"None of its {lines.Number} lines belongs to an entry with both P: and V:.");

        Package ToPackage() =>
            new(Ecosystem.Apk, name, version, origin.Length == 0 ? name : origin, version, architecture, file.Location);
    }
}
