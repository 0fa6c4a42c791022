using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Java;

/// <summary>
/// What a Maven project is and asks for in <c>pom.xml</c>, with the parents and bills of materials that lie beside it. Nothing is
/// fetched: a version that only a repository knows is told as unread.
/// </summary>
/// <remarks>https://maven.apache.org/pom.html, https://maven.apache.org/guides/introduction/introduction-to-dependency-mechanism.html.</remarks>
public sealed class PomPackages : IPackageReader
{
    /// <inheritdoc/>
    public string Name => "pom.xml";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name is "pom.xml" && !UnpackedMavenPackages.IsPacked(file.Path);

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var project = PomProject.Read(file, cancellation);
        var unresolved = new UnresolvedVersions();
        var packages = new List<Package>();
        foreach (var dependency in project.Dependencies)
        {
            var found = dependency.Coordinates;
            if (!found.IsComplete)
            {
                unresolved.Add(found.Name);
                continue;
            }
            packages.Add(Of(found, file) with { IsDirect = true, IsDevelopment = dependency.Scope is "test" or "provided" });
        }

        if (project.Coordinates.IsComplete)
        {
            yield return Of(project.Coordinates, file) with
            {
                Licenses = project.Licenses,
                DependsOn = [.. packages.Select(static package => new PackageReference(package.Name, package.Version)).Distinct()],
            };
        }
        foreach (var package in packages)
            yield return package;
        if (packages.Count == 0 && unresolved.Count == 0 && !project.Coordinates.IsComplete)
            throw new InvalidDataException("The project has not all of groupId, artifactId and version, also with what it inherits, and no dependencies.");
        unresolved.Tell(file, project.MissingParent is { } parent ? $" Their parent {parent} is not here." : "");
    }

    static Package Of(MavenCoordinates found, PackageFile file) =>
        new(Ecosystem.Maven, found.Name, found.Version, found.Name, found.Version, "", file.Location);
}
