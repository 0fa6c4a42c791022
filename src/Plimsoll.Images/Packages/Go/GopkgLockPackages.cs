using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Go;

/// <summary>The Go packages that dep pins in <c>Gopkg.lock</c> and Glide in <c>glide.lock</c>, from before there were modules.</summary>
/// <remarks>
/// Formats: https://golang.github.io/dep/docs/Gopkg.lock.html and https://glide.readthedocs.io/en/latest/glide.lock/. The name is the repository's root. Where only a
/// commit is known, it stands in the place of the version: no advisory is compared with it, and none is passed over silently.
/// </remarks>
public sealed class GopkgLockPackages : IPackageReader
{
    /// <inheritdoc/>
    public string Name => "dep or Glide lock file";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name is "Gopkg.lock" or "glide.lock";

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation) =>
        file.Name is "glide.lock" ? Glide(file, cancellation) : Dep(file);

    static IEnumerable<Package> Dep(PackageFile file)
    {
        foreach (var project in BoundedToml.Read(file.Content).ItemsOf("projects"))
        {
            if (project.TextOf("name") is { } name && (project.TextOf("version") ?? project.TextOf("revision")) is { } version)
                yield return GoModule.Package(name, version, file.Location);
        }
    }

    static IEnumerable<Package> Glide(PackageFile file, CancellationToken cancellation)
    {
        var root = BoundedYaml.Read(file.Content, cancellation);
        foreach (var list in (string[])["imports", "testImports"])
        {
            foreach (var import in root.ItemsOf(list))
            {
                if (import.TextOf("name") is { } name && import.TextOf("version") is { } version)
                    yield return GoModule.Package(name, version, file.Location) with { IsDevelopment = list is "testImports" };
            }
        }
    }
}
