using System.Buffers;
using System.Collections.Immutable;

namespace Plimsoll.Images.Packages.Java;

/// <summary>What Maven calls an artifact by.</summary>
/// <param name="Group">Its group id; empty where nothing tells.</param>
/// <param name="Artifact">Its artifact id.</param>
/// <param name="Version">Its version; empty where nothing tells.</param>
sealed record MavenCoordinates(string Group, string Artifact, string Version)
{
    /// <summary>Characters of one of the three. The longest in Maven Central have less than 150.</summary>
    public const int MaxLength = 256;

    static readonly SearchValues<char> NotInVersions = SearchValues.Create("${}[](),/\\ \t\r\n:@");

    /// <summary>Its licences, as its pom.xml names them.</summary>
    public ImmutableArray<string> Licenses { get; init; } = [];

    /// <summary>The name of the package, <c>GROUP:ARTIFACT</c>; the artifact id alone where the group is not known.</summary>
    public string Name => Group.Length == 0 ? Artifact : $"{Group}:{Artifact}";

    /// <summary>Whether these are texts that a repository could be asked for.</summary>
    public bool IsComplete => IsId(Group) && IsId(Artifact) && IsVersion(Version);

    /// <summary>Whether a text can be a group or artifact id.</summary>
    public static bool IsId(string text) =>
        text.Length is > 0 and <= MaxLength && text.All(static c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_');

    /// <summary>Whether a text can be a version, with no placeholder in it.</summary>
    public static bool IsVersion(string text) =>
        text.Length is > 0 and <= MaxLength && !text.AsSpan().ContainsAny(NotInVersions);
}
