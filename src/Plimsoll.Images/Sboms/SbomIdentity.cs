namespace Plimsoll.Images.Sboms;

/// <summary>What a bill of materials is, by its content.</summary>
/// <param name="Format">The format.</param>
/// <param name="Version">Its version, e.g. <c>1.6</c>.</param>
public readonly record struct SbomIdentity(SbomFormat Format, string Version)
{
    /// <summary>What <paramref name="content"/> is.</summary>
    /// <exception cref="InvalidDataException">It is no bill of materials that is read, or broken.</exception>
    public static SbomIdentity Of(ReadOnlyMemory<byte> content)
    {
        var document = SbomDocuments.Read(content);
        return new SbomIdentity(document.Format, document.Version);
    }
}
