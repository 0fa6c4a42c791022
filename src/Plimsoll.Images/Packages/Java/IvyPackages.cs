using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Java;

/// <summary>What an Ivy module asks for in <c>ivy.xml</c>.</summary>
/// <remarks>https://ant.apache.org/ivy/history/2.5.2/ivyfile.html. A revision that only a repository can resolve is told as unread.</remarks>
public sealed class IvyPackages : IPackageReader
{
    /// <inheritdoc/>
    public string Name => "ivy.xml";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name is "ivy.xml";

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var module = BoundedXml.Read(file.Content);
        if (module.Name != "ivy-module" || module.Child("info") is not { } info)
            throw new InvalidDataException("The root of an ivy.xml is \"ivy-module\", with \"info\" in it.");

        var unresolved = new UnresolvedVersions();
        foreach (var dependency in module.ListOf("dependencies").Where(static item => item.Name == "dependency"))
        {
            var group = dependency.Attribute("org") is { Length: > 0 } stated ? stated : info.Attribute("organisation");
            var found = new MavenCoordinates(group, dependency.Attribute("name"), dependency.Attribute("rev"));
            if (!MavenCoordinates.IsId(found.Group) || !MavenCoordinates.IsId(found.Artifact))
                continue;
            if (!found.IsComplete || IsDynamic(found.Version))
            {
                unresolved.Add(found.Name);
                continue;
            }
            yield return new Package(Ecosystem.Maven, found.Name, found.Version, found.Name, found.Version, "", file.Location)
            {
                IsDirect = true,
                IsDevelopment = IsTest(dependency.Attribute("conf")),
            };
        }
        unresolved.Tell(file, "");
    }

    static bool IsDynamic(string revision) =>
        revision.EndsWith('+') || revision.StartsWith("latest.", StringComparison.OrdinalIgnoreCase);

    // "test->default;provided->*": the module's own configurations stand in front of the arrows.
    static bool IsTest(string configurations)
    {
        var own = configurations.Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return own.Length > 0 && own.All(static mapping => mapping.Split("->")[0].Trim() is "test" or "provided");
    }
}
