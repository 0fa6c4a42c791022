namespace Plimsoll.Model.Images;

/// <summary>What was scanned.</summary>
public enum ScanTarget
{
    /// <summary>A container image: it has a configuration and layers.</summary>
    Image,

    /// <summary>A folder: the root of a file system, or a checkout of source with lock files.</summary>
    Folder,

    /// <summary>A software bill of materials, which says what its image or folder holds.</summary>
    Sbom,
}
