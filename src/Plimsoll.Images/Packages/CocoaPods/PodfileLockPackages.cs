using System.Collections.Immutable;
using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.CocoaPods;

/// <summary>The pods that a Podfile.lock pins. A subspec such as <c>AppCenter/Core</c> counts by its own name.</summary>
/// <remarks>https://guides.cocoapods.org/using/using-cocoapods.html#what-is-podfilelock: YAML; a pod that needs others is a mapping.</remarks>
public sealed class PodfileLockPackages : IPackageReader
{
    /// <inheritdoc/>
    public string Name => "Podfile.lock";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name is "Podfile.lock";

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var root = BoundedYaml.Read(file.Content, cancellation);
        if (!root.IsTable)
            throw new InvalidDataException("A Podfile.lock is a mapping.");
        var direct = root.ItemsOf("DEPENDENCIES").Select(item => NameOf(item.Text ?? "")).ToHashSet(StringComparer.Ordinal);
        var pods = root.ItemsOf("PODS").Select(Pod).ToArray();
        var versions = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, version, _) in pods)
            versions[name] = version;
        foreach (var (name, version, needs) in pods)
        {
            yield return new Package(Ecosystem.CocoaPods, name, version, name, version, "", file.Location)
            {
                IsDirect = direct.Count > 0 ? direct.Contains(name) : null,
                DependsOn = [.. needs.Where(versions.ContainsKey).Select(need => new PackageReference(need, versions[need]))],
            };
        }
    }

    static (string Name, string Version, ImmutableArray<string> Needs) Pod(DocumentNode item)
    {
        var (text, needs) = item.Entries is [var entry] ? (entry.Key, entry.Value.Items) : (item.Text ?? "", []);
        var open = text.IndexOf(" (", StringComparison.Ordinal);
        if (open <= 0 || !text.EndsWith(')') || text.Length <= open + 3)
            throw new InvalidDataException("A pod is not written as NAME (VERSION).");
        return (text[..open], text[(open + 2)..^1], [.. needs.Select(need => NameOf(need.Text ?? ""))]);
    }

    static string NameOf(string requirement) => requirement.IndexOf(" (", StringComparison.Ordinal) is > 0 and var open ? requirement[..open] : requirement;
}
