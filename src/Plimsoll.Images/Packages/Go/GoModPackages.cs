using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Go;

/// <summary>The modules that a Go module is built from, by its go.mod.</summary>
/// <remarks>
/// Format: https://go.dev/ref/mod. Before Go 1.17 the file names only a part of what it needs indirectly; there the go.sum
/// is read for it (<see cref="GoSumPackages"/>). The standard library is reported where the file names its exact release:
/// that builds it, or a newer one does.
/// </remarks>
public sealed class GoModPackages : IPackageReader
{
    /// <inheritdoc/>
    public string Name => "go.mod";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name is "go.mod";

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var mod = GoModFile.Parse(file.Content);
        if (mod.Module.Length > 0)
            yield return GoModule.Package(mod.Module, "", file.Location);
        foreach (var (path, version, isIndirect) in mod.Requires)
        {
            if ((isIndirect && !mod.IsComplete) || mod.Built(path, version) is not { } built)
                continue;
            yield return GoModule.Package(built.Path, built.Version, file.Location) with { IsDirect = !isIndirect };
        }
        if (StandardLibrary(mod) is { } release)
            yield return GoModule.Package(GoBuild.StandardLibrary, release, file.Location);
    }

    static string? StandardLibrary(GoModFile mod) =>
        GoModule.ToolChainVersion(mod.ToolChain)
        ?? (mod.Language.Split('.') is ["1", _, _] ? GoModule.ToolChainVersion("go" + mod.Language) : null);
}
