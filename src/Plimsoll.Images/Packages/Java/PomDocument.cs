using System.Collections.Immutable;

namespace Plimsoll.Images.Packages.Java;

/// <summary>One pom.xml, as it is written.</summary>
/// <param name="Project">Its root.</param>
/// <remarks>https://maven.apache.org/pom.html and https://maven.apache.org/xsd/maven-4.0.0.xsd.</remarks>
sealed record PomDocument(XmlItem Project)
{
    /// <summary>Licences of one project that are kept.</summary>
    public const int MaxLicenses = 16;

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It is not XML, or no project.</exception>
    public static PomDocument Read(ReadOnlyMemory<byte> file) => BoundedXml.Read(file) is { Name: "project" } project
        ? new PomDocument(project)
        : throw new InvalidDataException("The root of a pom.xml is \"project\".");

    /// <summary>The element that names its parent.</summary>
    public XmlItem? Parent => Project.Child("parent");

    /// <summary>Its group id, its parent's where it has none of its own; properties in it are not replaced.</summary>
    public string Group => Project.TextOf("groupId") is { Length: > 0 } own ? own : Parent?.TextOf("groupId") ?? "";

    /// <summary>Its artifact id.</summary>
    public string Artifact => Project.TextOf("artifactId");

    /// <summary>Its version, its parent's where it has none of its own; properties in it are not replaced.</summary>
    public string Version => Project.TextOf("version") is { Length: > 0 } own ? own : Parent?.TextOf("version") ?? "";

    /// <summary>What it calls itself, its version empty where that has placeholders; <c>null</c> where group or artifact have.</summary>
    public MavenCoordinates? Coordinates => MavenCoordinates.IsId(Group) && MavenCoordinates.IsId(Artifact)
        ? new MavenCoordinates(Group, Artifact, MavenCoordinates.IsVersion(Version) ? Version : "") { Licenses = Licenses } : null;

    /// <summary>Its own licences.</summary>
    public ImmutableArray<string> Licenses =>
    [
        .. Project.ListOf("licenses")
            .Select(static license => license.TextOf("name") is { Length: > 0 } name ? name : license.TextOf("url"))
            .Where(static license => license.Length is > 0 and <= MavenCoordinates.MaxLength)
            .Distinct(StringComparer.Ordinal)
            .Take(MaxLicenses),
    ];
}
