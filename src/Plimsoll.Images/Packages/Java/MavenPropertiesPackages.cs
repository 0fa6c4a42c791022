using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Java;

/// <summary>Artifacts of archives that were unpacked into a folder: <c>META-INF/maven/GROUP/ARTIFACT/pom.properties</c>.</summary>
/// <remarks>https://maven.apache.org/shared/maven-archiver/#pom-properties-content.</remarks>
public sealed class MavenPropertiesPackages : IPackageReader
{
    /// <inheritdoc/>
    public string Name => "pom.properties";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name is "pom.properties" && PomPackages.IsPacked(file.Path);

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var found = JavaProperties.ReadCoordinates(file.Content)
            ?? throw new InvalidDataException("It has not all of groupId, artifactId and version.");
        yield return new Package(Ecosystem.Maven, found.Name, found.Version, found.Name, found.Version, "", file.Location);
    }
}
