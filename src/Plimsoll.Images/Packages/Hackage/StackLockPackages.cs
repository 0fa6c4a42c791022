using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Hackage;

/// <summary>The Haskell packages that Stack pins beside a snapshot: stack.yaml.lock, and the extra-deps of a stack.yaml.</summary>
/// <remarks>
/// https://docs.haskellstack.org/en/stable/topics/lock_files/ and
/// https://docs.haskellstack.org/en/stable/configure/yaml/project/#extra-deps. What the snapshot brings is not in these files.
/// </remarks>
public sealed class StackLockPackages : IPackageReader
{
    /// <inheritdoc/>
    public string Name => "stack.yaml";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name is "stack.yaml.lock" or "stack.yaml";

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var root = BoundedYaml.Read(file.Content, cancellation);
        if (!root.IsTable)
            throw new InvalidDataException($"A {file.Name} is a mapping.");
        var isLock = file.Name.EndsWith(".lock", StringComparison.Ordinal);
        foreach (var item in root.ItemsOf(isLock ? "packages" : "extra-deps"))
        {
            var completed = isLock ? item["completed"] ?? item : item;
            var package = (completed.Text ?? completed.TextOf("hackage")) is { } reference
                ? HackageReference.Parse(reference)
                : completed.TextOf("name") is { } name && completed.TextOf("version") is { } version ? new PackageReference(name, version) : null;
            if (package is { } own)
                yield return new Package(Ecosystem.Hackage, own.Name, own.Version, own.Name, own.Version, "", file.Location);
        }
    }
}
