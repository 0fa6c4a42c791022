using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Python;

/// <summary>Python packages that pylock.toml pins, the lock file common to all installers. One without a version, a source tree, is left out.</summary>
/// <remarks>Format: https://packaging.python.org/en/latest/specifications/pylock-toml/ (PEP 751)</remarks>
public sealed class PylockPackages : IPackageReader
{
    const string Start = "pylock.";
    const string End = ".toml";

    /// <inheritdoc/>
    public string Name => "pylock.toml";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name is "pylock.toml"
        || (file.Name.Length > Start.Length + End.Length
            && file.Name.StartsWith(Start, StringComparison.Ordinal) && file.Name.EndsWith(End, StringComparison.Ordinal)
            && !file.Name[Start.Length..^End.Length].Contains('.'));

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var root = BoundedToml.Read(file.Content);
        if (root.TextOf("lock-version") is not { } version || !version.StartsWith("1.", StringComparison.Ordinal))
            throw new InvalidDataException("The lock-version is not 1.");

        var packages = new PythonLock(file.Location);
        var needs = new List<(LockedPackage Package, DocumentNode Entry)>();
        foreach (var entry in root.ItemsOf("packages"))
        {
            if (entry.TextOf("name") is { } name && entry.TextOf("version") is { } pinned)
                needs.Add((packages.Add(name, pinned).Package, entry));
        }
        foreach (var (package, entry) in needs)
            packages.Need(package, entry.ItemsOf("dependencies").Select(need => need.TextOf("name")).OfType<string>());
        return packages.ToPackages();
    }
}
