using Plimsoll.Images.Layers;

namespace Plimsoll.Images.Archives;

/// <summary>What one file may cost to read, together with all archives inside it.</summary>
/// <param name="fileBytes">The length of the file, bytes.</param>
sealed class ZipBudget(long fileBytes)
{
    const int MiB = 1024 * 1024;

    /// <summary>Entries, those of nested archives included.</summary>
    public const int MaxEntries = 2_000_000;

    /// <summary>Inflated bytes, however large the file is: 16 GiB.</summary>
    public const long MaxInflatedBytes = 16L * 1024 * MiB;

    /// <summary>Inflated bytes per byte of the file, once <see cref="RatioFreeBytes"/> are passed.</summary>
    public const int MaxRatio = 100;

    /// <summary>Inflated bytes that any file may have.</summary>
    public const long RatioFreeBytes = LayerLimits.RatioFreeBytes;

    readonly long _maxInflated = Math.Min(MaxInflatedBytes, RatioFreeBytes + MaxRatio * Math.Clamp(fileBytes, 0, MaxInflatedBytes));
    long _inflated;
    int _entries;

    /// <summary>Whether a limit is met, so that nothing of the file is to be read any more.</summary>
    public bool IsSpent { get; private set; }

    /// <summary>Counts an entry.</summary>
    /// <exception cref="InvalidDataException">There are too many.</exception>
    public void TakeEntry()
    {
        IsSpent |= ++_entries > MaxEntries;
        if (IsSpent)
            throw new InvalidDataException($"the archives in the file have more than {MaxEntries} entries");
    }

    /// <summary>Counts inflated bytes.</summary>
    /// <exception cref="InvalidDataException">There are too many.</exception>
    public void TakeInflated(int bytes)
    {
        _inflated += bytes;
        IsSpent |= _inflated > _maxInflated;
        if (IsSpent)
            throw new InvalidDataException($"the file unpacks to more than {_maxInflated} bytes, the most for a file of {fileBytes}");
    }
}
