using Plimsoll.Images.Layers;
using Plimsoll.Images.Packages.Programs;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.NuGet;

/// <summary>
/// Libraries and programs in PE files (<c>*.dll</c>, <c>*.exe</c>) by what they say of themselves, where no list of packages names the file.
/// </summary>
/// <remarks>
/// Most packages have the name of the assembly in them, and the compiler writes the package's version into the version resource as that of the
/// product. Neither has to be so: such packages are guessed. What is no assembly is named by its product and is no package of NuGet.
/// </remarks>
public sealed class AssemblyPackages : IPackageReader
{
    /// <inheritdoc/>
    public string Name => ".NET assembly";

    /// <inheritdoc/>
    public IFileExtractor Extractor => ProgramExtractor.Instance;

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Bytes >= ProgramPackages.MinBytes && ProgramScan.IsNamedLikePe(file.Name);

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var extract = ProgramExtract.Parse(file.Content.Span);
        var assembly = Fields(extract.Of(ProgramTextKind.Assembly));
        if (assembly.Length == 0 && IsKnownOtherwise(extract))
            yield break;
        var product = Fields(extract.Of(ProgramTextKind.Product));
        var package = assembly.Length > 0 ? Managed(assembly, product, file) : Native(product, file);
        if (package is not null)
            yield return package;
        if (extract.Of(ProgramTextKind.PeDamage) is { } damage)
            throw new InvalidDataException(damage);
    }

    static string[] Fields(string? text)
    {
        var fields = text?.Split('\t') ?? [];
        return fields.Length is 0 or 3 ? fields : throw new InvalidDataException("What was kept of the PE file is broken.");
    }

    // What Go, Rust or a single file was linked from tells more than the resource that was put into it.
    static bool IsKnownOtherwise(ProgramExtract extract) => extract.Texts.Any(text => text.Kind < ProgramTextKind.Assembly);

    static Package? Managed(string[] assembly, string[] product, PackageFile file)
    {
        var (name, culture) = (assembly[0].Length > 0 ? assembly[0] : Path.GetFileNameWithoutExtension(file.Name), assembly[2]);
        var version = AssemblyVersion.Of(product.Length > 0 ? product[1] : "", product.Length > 0 ? product[2] : "", assembly[1]);
        if (culture.Length > 0 || version.Length == 0)
            return null;
        return IsPackageId(name) ? NuGetJson.Package(name, version, file.Location) with { IsGuessed = true } : Generic(name, version, file);
    }

    static Package? Native(string[] product, PackageFile file) =>
        product is [{ Length: > 0 } name, var productVersion, var fileVersion] && AssemblyVersion.Of(productVersion, fileVersion, "") is { Length: > 0 } version
            ? Generic(name, version, file)
            : null;

    static Package Generic(string name, string version, PackageFile file) => new(Ecosystem.Binary, name, version, name, version, "", file.Location)
    {
        IsGuessed = true,
        StatedPurl = new PackageUrl($"pkg:generic/{Uri.EscapeDataString(name)}@{Uri.EscapeDataString(version)}"),
    };

    static bool IsPackageId(string name) => name.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-');
}
