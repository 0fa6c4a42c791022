using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Python;

/// <summary>Python packages that are installed as one archive, <c>NAME.egg</c>, by the <c>EGG-INFO/PKG-INFO</c> in it.</summary>
/// <remarks>https://setuptools.pypa.io/en/latest/deprecated/python_eggs.html: an egg is imported as it is, without being unpacked. A wheel has to be installed first, and is not read.</remarks>
public sealed class EggPackages : IPackageReader
{
    const string Metadata = "EGG-INFO/PKG-INFO";

    static readonly ArchivedFileExtractor PackageInfo =
        new("Python egg, form 1", Metadata, static entry => entry.Equals(Metadata, StringComparison.OrdinalIgnoreCase));

    static readonly PythonPackages Reader = new();

    /// <inheritdoc/>
    public string Name => "Python egg";

    /// <inheritdoc/>
    public IFileExtractor Extractor => PackageInfo;

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name.Length > ".egg".Length && file.Name.EndsWith(".egg", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation) => Reader.Read(file, cancellation);
}
