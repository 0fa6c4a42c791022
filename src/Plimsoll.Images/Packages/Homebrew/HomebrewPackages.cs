using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Homebrew;

/// <summary>Formulae that Homebrew installed, by the copy of the formula that it leaves in each: <c>NAME/VERSION/.brew/NAME.rb</c>.</summary>
/// <remarks>
/// https://docs.brew.sh/Formula-Cookbook#homebrew-terminology: a keg is the folder <c>Cellar/NAME/VERSION</c>. The path tells both; the formula, a
/// program in Ruby, is not read.
/// </remarks>
public sealed class HomebrewPackages : IPackageReader
{
    /// <inheritdoc/>
    public string Name => "Homebrew formula";

    /// <inheritdoc/>
    public long MaxBytes => 4 * 1024 * 1024;

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) =>
        file.Name.EndsWith(".rb", StringComparison.Ordinal) && EntryPath.Name(file.Folder) is ".brew" && EntryPath.Folder(file.Folder).Contains('/');

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        if (file.Folder.Split('/') is not [.., { Length: > 0 } name, { Length: > 0 } version, ".brew"])
            yield break;
        yield return new Package(Ecosystem.Homebrew, name, version, name, version, "", file.Location);
    }
}
