using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Java;

/// <summary>What a Gradle build locked: <c>gradle.lockfile</c>, those of build scripts and settings, and the older file a configuration.</summary>
/// <remarks>
/// https://docs.gradle.org/current/userguide/dependency_locking.html: a line is <c>GROUP:ARTIFACT:VERSION=CONFIGURATION,...</c>; before
/// Gradle 6.8 <c>gradle/dependency-locks/CONFIGURATION.lockfile</c>, whose lines have no configurations.
/// </remarks>
public sealed class GradleLockPackages : IPackageReader
{
    const string LockName = "gradle.lockfile";

    /// <inheritdoc/>
    public string Name => "Gradle lock file";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name.EndsWith(LockName)
        || (file.Name.EndsWith(".lockfile") && (file.Folder.EndsWith("/gradle/dependency-locks") || file.Folder is "gradle/dependency-locks"));

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        // What a build script or the settings lock are plugins of the build.
        var isBuild = file.Name.EndsWith(LockName, StringComparison.Ordinal) && file.Name.Length > LockName.Length;
        var isTest = file.Folder.EndsWith("dependency-locks", StringComparison.Ordinal) && IsDevelopment(Path.GetFileNameWithoutExtension(file.Name));
        var lines = file.Lines();
        while (lines.Read() is { } line)
        {
            var text = line.Trim();
            if (text.Length == 0 || text[0] == '#' || text.StartsWith("empty=", StringComparison.Ordinal))
                continue;
            var end = text.IndexOf('=', StringComparison.Ordinal);
            var configurations = end < 0 ? [] : text[(end + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if ((end < 0 ? text : text[..end]).Split(':') is not [var group, var artifact, var version]
                || new MavenCoordinates(group, artifact, version) is not { IsComplete: true } coordinates)
            {
                throw new InvalidDataException($"Line {lines.Number} is no GROUP:ARTIFACT:VERSION=CONFIGURATIONS.");
            }
            yield return new Package(Ecosystem.Maven, coordinates.Name, version, coordinates.Name, version, "", file.Location)
            {
                IsDevelopment = isBuild || isTest || (configurations.Length > 0 && configurations.All(IsDevelopment)),
            };
        }
    }

    // Configurations are named after their source set: testRuntimeClasspath, androidTestCompileClasspath, annotationProcessor.
    static bool IsDevelopment(string configuration) =>
        configuration.StartsWith("test", StringComparison.Ordinal)
        || configuration.Contains("Test", StringComparison.Ordinal)
        || configuration.EndsWith("nnotationProcessor", StringComparison.Ordinal);
}
