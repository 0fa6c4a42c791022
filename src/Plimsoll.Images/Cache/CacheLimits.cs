namespace Plimsoll.Images.Cache;

/// <summary>What the layer cache may take, and what of it is believed.</summary>
public static class CacheLimits
{
    const long MiB = 1024 * 1024;

    /// <summary>Bytes of all files together, unless the user says otherwise: 1 GiB.</summary>
    public const long DefaultBytes = 1024 * MiB;

    /// <summary>Bytes of the file of one layer: it is held in memory while it is read back. A layer that needs more is not kept. 64 MiB.</summary>
    public const long MaxFileBytes = 64 * MiB;

    /// <summary>Hours after which a file that was begun and never finished is taken for the remains of a process that died.</summary>
    public const int UnfinishedHours = 1;
}
