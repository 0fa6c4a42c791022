namespace Plimsoll.Images.Layers;

/// <summary>
/// What a layer may cost to read. An image is hostile input: whatever goes beyond a limit ends in
/// <c>Unread</c> with the reason <c>LimitExceeded</c>, and the scan goes on with the other layers.
/// </summary>
public static class LayerLimits
{
    const int KiB = 1024;
    const int MiB = 1024 * KiB;

    /// <summary>Entries of one layer's tar.</summary>
    public const int MaxEntries = 500_000;

    /// <summary>Uncompressed bytes of one layer: 64 GiB.</summary>
    public const long MaxTarBytes = 64L * 1024 * MiB;

    /// <summary>Bytes a layer may say it is stored in: more is not believed. 64 GiB.</summary>
    public const long MaxStoredBytes = MaxTarBytes;

    /// <summary>Uncompressed bytes per stored byte, once <see cref="RatioFreeBytes"/> are passed.</summary>
    public const int MaxRatio = 200;

    /// <summary>Uncompressed bytes that may have any ratio: small layers of zeros are ordinary.</summary>
    public const long RatioFreeBytes = 256L * MiB;

    /// <summary>Characters of one path: Linux' PATH_MAX.</summary>
    public const int MaxPathLength = 4096;

    /// <summary>Characters of all paths of one layer.</summary>
    public const int MaxPathCharacters = 48 * MiB;

    /// <summary>Symbolic links followed to reach one file: Linux' limit.</summary>
    public const int MaxLinkDepth = 40;

    /// <summary>Bytes of one PAX header, or of one GNU long name.</summary>
    public const int MaxExtensionBytes = MiB;

    /// <summary>Pieces of one sparse file.</summary>
    public const int MaxSparsePieces = 64 * KiB;

    /// <summary>Bytes of one file that is kept for a reader.</summary>
    public const int MaxKeptFileBytes = 32 * MiB;

    /// <summary>Bytes of all files of one image that are kept for the readers.</summary>
    public const long MaxKeptBytes = 256L * MiB;

    /// <summary>Bytes of what is kept of a file that is boiled down while it streams by.</summary>
    public const int MaxExtractBytes = 8 * MiB;

    /// <summary>Files and folders of the merged tree of one image.</summary>
    public const int MaxTreeNodes = 1_000_000;

    /// <summary>Files and folders looked at below symbolic links, in one image.</summary>
    public const int MaxLinkedNodes = 500_000;

    /// <summary>Files of one image that are fetched in a second look, because only a link leads a reader to them.</summary>
    public const int MaxSecondLookFiles = 4096;

    /// <summary>Unread entries that one layer reports one by one.</summary>
    public const int MaxUnreadEntries = 100;
}
