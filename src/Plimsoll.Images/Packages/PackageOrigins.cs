using System.Collections.Immutable;
using Plimsoll.Images.Layers;
using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages;

/// <summary>
/// Finds out which layer added a package to a database of many packages: the file is the last layer's that changed it, most of what is in it is not.
/// </summary>
/// <remarks>Earlier versions of the file were kept when their layers were read. A package that was removed and came back counts from its return.</remarks>
static class PackageOrigins
{
    /// <summary>The packages with <see cref="Package.AddedIn"/>, where an earlier version of their database can tell.</summary>
    /// <param name="packages">All packages of an image.</param>
    /// <param name="layers">Its layers, lowest first.</param>
    /// <param name="cancellation">Ends the scan.</param>
    public static ImmutableArray<Package> Complete(ImmutableArray<Package> packages, LayerContent[] layers, CancellationToken cancellation)
    {
        var databases = packages.Where(package => package.Ecosystem.IsOperatingSystem)
            .GroupBy(package => package.Location)
            .Where(group => group.Skip(1).Any())
            .ToDictionary(group => group.Key.Path, group => group.Key.Layer, StringComparer.Ordinal);
        if (databases.Count == 0 || layers.Length < 2)
            return packages;

        var known = new Dictionary<string, Dictionary<(string, string, string), Digest>>(StringComparer.Ordinal);
        foreach (var layer in layers)
        {
            foreach (var entry in layer.Entries)
            {
                if (entry is { Content: { } content, ExtractedBy: null } && entry.Path.ToString() is var path && databases.ContainsKey(path))
                    known[path] = Next(known.GetValueOrDefault(path), path, content, layer.Facts.Digest, cancellation);
            }
        }
        return [.. packages.Select(package => known.TryGetValue(package.Location.Path, out var origins)
            && origins.TryGetValue(Identity(package), out var origin) && origin != package.Location.Layer
                ? package with { AddedIn = origin }
                : package)];
    }

    static Dictionary<(string, string, string), Digest> Next(
        Dictionary<(string, string, string), Digest>? before, string path, byte[] content, Digest layer, CancellationToken cancellation)
    {
        var now = new Dictionary<(string, string, string), Digest>();
        try
        {
            var file = new PackageFile(new FileLocation(path, layer), content);
            var reader = PackageReaders.All.FirstOrDefault(reader => reader.Reads(FileTraits.Named(path)));
            foreach (var package in reader?.Read(file, cancellation) ?? [])
                now[Identity(package)] = before is not null && before.TryGetValue(Identity(package), out var first) ? first : layer;
        }
        catch (InvalidDataException)
        {
            // Only the visible version is reported; what a hidden one had until here counts.
        }
        return now;
    }

    static (string Name, string Version, string Architecture) Identity(Package package) => (package.Name, package.Version, package.Architecture);
}
