namespace Plimsoll.Images.Layers;

/// <summary>How much of an image may still be kept in memory. One for all layers of a scan; thread-safe.</summary>
public sealed class KeptBytes
{
    long _left = LayerLimits.MaxKeptBytes;

    /// <summary>Takes <paramref name="bytes"/> of what is left.</summary>
    /// <returns>Whether there was enough; otherwise nothing was taken.</returns>
    public bool TryTake(long bytes)
    {
        if (Interlocked.Add(ref _left, -bytes) >= 0)
            return true;
        Interlocked.Add(ref _left, bytes);
        return false;
    }
}
