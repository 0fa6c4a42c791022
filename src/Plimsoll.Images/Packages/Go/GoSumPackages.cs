using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Go;

/// <summary>The modules that a module of before Go 1.17 needs indirectly, by the go.sum beside its go.mod.</summary>
/// <remarks>
/// Format: https://go.dev/ref/mod#go-sum-files. A checksum of a whole module, and not of its go.mod alone, was written when the module was
/// built from; of several versions the last one counts, as minimal version selection takes the highest. Newer
/// files are left alone: there the go.mod is complete, and the go.sum keeps what is needed no more.
/// </remarks>
public sealed class GoSumPackages : IPackageReader
{
    /// <inheritdoc/>
    public string Name => "go.sum";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name is "go.sum";

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        if (file.Beside("go.mod") is not { } beside || GoModFile.Parse(beside) is not { IsComplete: false } mod)
            yield break;

        var direct = mod.Requires.Where(module => !module.IsIndirect).Select(module => module.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var (path, version) in Built(file))
        {
            if (!direct.Contains(path) && mod.Built(path, version) is { } built)
                yield return GoModule.Package(built.Path, built.Version, file.Location) with { IsDirect = false };
        }
    }

    // The lines are sorted by module and version.
    static Dictionary<string, string> Built(PackageFile file)
    {
        var versions = new Dictionary<string, string>(StringComparer.Ordinal);
        var lines = file.Lines();
        while (lines.Read() is { } line)
        {
            if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var path, var version, _])
            {
                if (!string.IsNullOrWhiteSpace(line))
                    throw new InvalidDataException($"Line {lines.Number} is not a module, a version and a checksum.");
                continue;
            }
            if (!version.EndsWith("/go.mod", StringComparison.Ordinal))
                versions[path] = version;
        }
        return versions;
    }
}
