namespace Plimsoll.Images.Archives;

/// <summary>One entry of a zip archive, as its local header announces it.</summary>
/// <param name="Name">Its path in the archive, as written there.</param>
/// <param name="Method">How it is compressed: 0 stored, 8 deflated.</param>
/// <param name="IsEncrypted">Whether it cannot be read without a password.</param>
/// <param name="Bytes">Its uncompressed length; <c>null</c> where only what follows the entry tells.</param>
sealed record ZipEntry(string Name, int Method, bool IsEncrypted, long? Bytes)
{
    /// <summary>The method of an entry that is not compressed.</summary>
    public const int Stored = 0;

    /// <summary>The method of RFC 1951.</summary>
    public const int Deflated = 8;

    /// <summary>Why it cannot be read; <c>null</c> where it can.</summary>
    public string? Obstacle => IsEncrypted ? "it is encrypted"
        : Method is Stored or Deflated ? null : $"it is compressed by method {Method}, which is not read";
}
