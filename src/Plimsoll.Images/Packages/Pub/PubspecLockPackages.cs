using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Pub;

/// <summary>The Dart packages that a pubspec.lock pins.</summary>
/// <remarks>https://dart.dev/tools/pub/glossary#lockfile. What belongs to an SDK is left out where it has no version of its own (0.0.0).</remarks>
public sealed class PubspecLockPackages : IPackageReader
{
    /// <inheritdoc/>
    public string Name => "pubspec.lock";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name is "pubspec.lock";

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var root = BoundedYaml.Read(file.Content, cancellation);
        if (!root.IsTable)
            throw new InvalidDataException("A pubspec.lock is a mapping.");
        foreach (var (name, entry) in root.EntriesOf("packages"))
        {
            if (entry.TextOf("version") is not { } version || (entry.TextOf("source") is "sdk" && version is "0.0.0"))
                continue;
            var dependency = entry.TextOf("dependency") ?? "";
            yield return new Package(Ecosystem.Pub, name, version, name, version, "", file.Location)
            {
                IsDirect = dependency.Length == 0 ? null : dependency.StartsWith("direct", StringComparison.Ordinal),
                IsDevelopment = dependency is "direct dev",
            };
        }
    }
}
