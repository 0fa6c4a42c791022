namespace Plimsoll.Images.Packages.Java;

/// <summary>Which artifact an archive is, and which ones were copied into it.</summary>
/// <param name="Own">The archive's own coordinates; <c>null</c> where nothing tells them.</param>
/// <param name="IsGuessed">Whether its group id is not stated by the archive itself.</param>
/// <param name="Shaded">The artifacts whose classes were copied into it.</param>
/// <remarks>
/// Proofs, in this order: a <c>pom.properties</c> or <c>pom.xml</c> whose artifact is the file's name; the <c>Group-Id</c> that Jenkins'
/// plugins state. Guesses: the ids in the manifest, OSGi's symbolic name and Java's module name where they end in the artifact id, and the
/// group that a well-known artifact has.
/// </remarks>
sealed record JavaIdentity(MavenCoordinates? Own, bool IsGuessed, IReadOnlyList<MavenCoordinates> Shaded)
{
    /// <summary>Reads an archive's identity.</summary>
    /// <param name="archive">What is kept of it.</param>
    /// <param name="path">The path of the file; read where <see cref="JavaArchive.Inside"/> is empty.</param>
    public static JavaIdentity Of(JavaArchive archive, string path)
    {
        var name = ArchiveName.Of(archive.Inside.Length == 0 ? path : archive.Inside);
        var own = FindOwn(archive, name);
        var shaded = archive.Coordinates.Where(found => found != own && found.Version.Length > 0).ToList();
        if (own is not null)
        {
            own = own.Version.Length > 0 ? own : own with { Version = VersionOf(archive, name) };
            return new JavaIdentity(own.Version.Length > 0 ? own : null, false, shaded);
        }
        var (guess, isGuessed) = Guess(archive, name);
        return new JavaIdentity(guess, isGuessed, shaded);
    }

    /// <summary>Of the artifacts that the archive names, the one that it is.</summary>
    static MavenCoordinates? FindOwn(JavaArchive archive, ArchiveName name)
    {
        MavenCoordinates? best = null;
        var bestRank = 0;
        foreach (var found in archive.Coordinates)
        {
            var rank = Rank(found, archive, name);
            if (rank > bestRank)
                (best, bestRank) = (found, rank);
        }
        if (best is not null)
            return best;

        // The only one is the archive's own where the file was merely renamed, not where its name tells of another artifact.
        return archive.Coordinates is [var only] && (name.Version.Length == 0 || name.Version == only.Version) ? only : null;
    }

    static int Rank(MavenCoordinates found, JavaArchive archive, ArchiveName name)
    {
        var (group, artifact, version) = found;
        var (stem, withVersion) = (name.Stem, $"{artifact}-{version}");
        if (stem == withVersion)
            return 6;
        if (stem.StartsWith(withVersion, StringComparison.Ordinal) && stem[withVersion.Length] is '-' or '.')
            return 5;
        if (name.Artifact == $"{group}.{artifact}" || name.Artifact == $"{group}-{artifact}")
            return 4;
        if (stem == artifact || name.Artifact == artifact)
            return 3;
        return Attribute(archive, "Bundle-SymbolicName") == $"{group}.{artifact}" || Attribute(archive, "Implementation-Title") == artifact
            ? 2 : 0;
    }

    static (MavenCoordinates? Own, bool IsGuessed) Guess(JavaArchive archive, ArchiveName name)
    {
        var version = VersionOf(archive, name);
        if (version.Length == 0 || name.IsCompanion)
            return (null, false);

        // Jenkins' plugins state all three.
        var plugin = Attribute(archive, "Short-Name") is { Length: > 0 } text ? text : Attribute(archive, "Extension-Name");
        if (Attribute(archive, "Group-Id") is { Length: > 0 } stated && MavenCoordinates.IsId(stated) && MavenCoordinates.IsId(plugin))
            return (new MavenCoordinates(stated, plugin, version), false);

        var artifact = ArtifactOf(archive, name);
        return MavenCoordinates.IsId(artifact)
            ? (new MavenCoordinates(GroupOf(archive, artifact), artifact, version) { Licenses = LicensesOf(archive) }, true)
            : (null, false);
    }

    static string ArtifactOf(JavaArchive archive, ArchiveName name)
    {
        if (name.Version.Length > 0 || KnownGroups.Of(name.Stem) is not null)
            return name.Artifact;
        if (archive.NativeImages is [var only])
            return only.Artifact;

        // Titles are prose as often as ids: an id has a hyphen, and neither capitals nor dots.
        foreach (var title in (ReadOnlySpan<string>)[Attribute(archive, "Bundle-Name"), Attribute(archive, "Implementation-Title")])
        {
            if (title.Contains('-', StringComparison.Ordinal) && title.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_'))
                return title;
        }
        return name.Stem;
    }

    static string GroupOf(JavaArchive archive, string artifact)
    {
        if (archive.NativeImages.Find(image => image.Artifact == artifact) is { } image)
            return image.Group;
        if (Attribute(archive, "Implementation-Vendor-Id") is var vendor && vendor.Contains('.', StringComparison.Ordinal) && MavenCoordinates.IsId(vendor))
            return vendor;
        return KnownGroups.Of(artifact)
            ?? GroupIn(Attribute(archive, "Bundle-SymbolicName"), artifact)
            ?? GroupIn(Attribute(archive, "Automatic-Module-Name"), artifact)
            ?? "";
    }

    /// <summary>
    /// The group in a dotted name made of group and artifact. Maven's bundle plugin leaves out what the two have in common:
    /// <c>org.apache.commons</c> and <c>commons-text</c> make <c>org.apache.commons.text</c>.
    /// </summary>
    static string? GroupIn(string dotted, string artifact)
    {
        if (!MavenCoordinates.IsId(dotted))
            return null;

        // Module names have no hyphens.
        var name = dotted.Replace('_', '-');
        if (name.EndsWith("." + artifact.Replace('_', '-'), StringComparison.Ordinal) && Group(dotted[..^(artifact.Length + 1)]) is { } whole)
            return whole;
        var words = artifact.Split('-', '.', '_');
        for (var common = 1; common <= words.Length; common++)
        {
            var (shared, rest) = (string.Join('.', words[..common]), string.Join('.', words[common..]));
            if (dotted.EndsWith($".{shared}" + (rest.Length > 0 ? $".{rest}" : ""), StringComparison.Ordinal))
                return Group(rest.Length > 0 ? dotted[..^(rest.Length + 1)] : dotted);
        }
        return null;
    }

    static string? Group(string text) => text.Contains('.', StringComparison.Ordinal) ? text : null;

    static string VersionOf(JavaArchive archive, ArchiveName name)
    {
        if (name.Version.Length > 0 && MavenCoordinates.IsVersion(name.Version))
            return name.Version;
        foreach (var attribute in (ReadOnlySpan<string>)["Plugin-Version", "Implementation-Version", "Bundle-Version", "Specification-Version"])
        {
            // Behind the version some write a date or a revision.
            var text = Attribute(archive, attribute);
            var version = text.IndexOf(' ', StringComparison.Ordinal) is > 0 and var end ? text[..end] : text;
            if (version.Length > 0 && char.IsAsciiDigit(version[0]) && MavenCoordinates.IsVersion(version))
                return version;
        }
        return "";
    }

    static System.Collections.Immutable.ImmutableArray<string> LicensesOf(JavaArchive archive) =>
        Attribute(archive, "Bundle-License") is { Length: > 0 } license ? [license] : [];

    /// <summary>An attribute without its parameters: <c>a.b;singleton:=true</c> is <c>a.b</c>.</summary>
    static string Attribute(JavaArchive archive, string name)
    {
        var value = archive.Manifest.GetValueOrDefault(name, "");
        return value.IndexOf(';', StringComparison.Ordinal) is >= 0 and var end ? value[..end].TrimEnd() : value;
    }
}
