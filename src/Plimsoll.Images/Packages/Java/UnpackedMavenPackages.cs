using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Java;

/// <summary>
/// Artifacts of archives that were unpacked into a folder: <c>META-INF/maven/GROUP/ARTIFACT/pom.properties</c>, or the pom.xml there
/// where it is alone.
/// </summary>
/// <remarks>https://maven.apache.org/shared/maven-archiver/#pom-properties-content.</remarks>
public sealed class UnpackedMavenPackages : IPackageReader
{
    const string Properties = "pom.properties";

    /// <inheritdoc/>
    public string Name => "META-INF/maven";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name is Properties or "pom.xml" && IsPacked(file.Path);

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var isProperties = file.Name == Properties;
        if (!isProperties && file.Beside(Properties) is not null)
            yield break;
        var found = isProperties ? JavaProperties.ReadCoordinates(file.Content) : PomDocument.Read(file.Content).Coordinates;
        if (found is { IsComplete: true })
        {
            yield return new Package(Ecosystem.Maven, found.Name, found.Version, found.Name, found.Version, "", file.Location)
            {
                Licenses = found.Licenses,
            };
        }
        else
        {
            throw new InvalidDataException($"It has not all of groupId, artifactId and version{(isProperties ? "" : ", and what it inherits is not here")}.");
        }
    }

    /// <summary>Whether a file is one that an archive carries along.</summary>
    internal static bool IsPacked(ReadOnlySpan<char> path) => path.Contains("META-INF/maven/", StringComparison.Ordinal);
}
