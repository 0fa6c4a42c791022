namespace Plimsoll.Images.Packages.Java;

/// <summary>What is kept of one archive, in a file or in another archive.</summary>
/// <param name="Inside">Its path inside the file, through every archive around it; empty for the file itself.</param>
/// <param name="Parent">The place of the archive around it in the list of all; -1 for the file itself.</param>
sealed record JavaArchive(string Inside, int Parent)
{
    /// <summary>The main attributes of its manifest that are kept.</summary>
    public Dictionary<string, string> Manifest { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The artifacts that its <c>META-INF/maven</c> names, in the order of its entries, each once.</summary>
    public List<MavenCoordinates> Coordinates { get; init; } = [];

    /// <summary>Artifacts for which its <c>META-INF/native-image</c> has settings, without versions: those are mostly its own.</summary>
    public List<MavenCoordinates> NativeImages { get; init; } = [];

    /// <summary>Adds what a pom.properties or a pom.xml tells; where both tell of an artifact, the version of the former counts.</summary>
    public void Add(MavenCoordinates found, bool isFromProperties)
    {
        var index = Coordinates.FindIndex(known => known.Group == found.Group && known.Artifact == found.Artifact);
        if (index < 0)
        {
            Coordinates.Add(found);
            return;
        }
        var known = Coordinates[index];
        Coordinates[index] = known with
        {
            Version = isFromProperties || known.Version.Length == 0 ? found.Version : known.Version,
            Licenses = known.Licenses.IsEmpty ? found.Licenses : known.Licenses,
        };
    }
}
