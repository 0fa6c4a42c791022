using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.R;

/// <summary>R packages, by the DESCRIPTION file of each.</summary>
/// <remarks>
/// Format: https://cran.r-project.org/doc/manuals/r-release/R-exts.html#The-DESCRIPTION-file, that of Debian's control files. A file
/// of that name without a Package field is none of R's.
/// </remarks>
public sealed class RInstalledPackages : IPackageReader
{
    /// <summary>The most lines read. Real files have less than two hundred.</summary>
    const int MaxLines = 20_000;

    /// <inheritdoc/>
    public string Name => "R package";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name is "DESCRIPTION";

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        string? name = null, version = null, license = null;
        var lines = file.Lines();
        while (lines.Read() is { } line)
        {
            if (lines.Number > MaxLines)
                throw new InvalidDataException($"The file has more than {MaxLines} lines.");
            name ??= Field(line, "Package:");
            version ??= Field(line, "Version:");
            license ??= Field(line, "License:");
        }

        if (name is null)
            yield break;
        if (version is not { Length: > 0 } || name.Length == 0)
            throw new InvalidDataException("The package has no Version.");
        yield return new Package(Ecosystem.Cran, name, version, name, version, "", file.Location)
        {
            Licenses = license is { Length: > 0 } ? [license] : [],
        };
    }

    static string? Field(string line, string field) =>
        line.StartsWith(field, StringComparison.Ordinal) ? line[field.Length..].Trim() : null;
}
