using Plimsoll.Model.Findings;
using ZstdSharp;

namespace Plimsoll.Images.Layers;

/// <summary>The uncompressed tar of a layer, block by block; every block goes to the hash lane once it is used up.</summary>
sealed class TarBlocks(Stream tar, StoredBlob stored, HashLane lane)
{
    byte[]? _block;
    int _start;
    int _end;

    /// <summary>Uncompressed bytes read.</summary>
    public long Bytes { get; private set; }

    /// <summary>Whether the block is the last one.</summary>
    public bool IsLast { get; private set; }

    /// <summary>What is left of the block.</summary>
    public ReadOnlySpan<byte> Left => _block.AsSpan(_start, _end - _start);

    /// <summary>Takes bytes off the block.</summary>
    public void Advance(int bytes) => _start += bytes;

    /// <summary>Gives the block away and reads the next one.</summary>
    /// <returns>Whether there is one; it may be empty where it is the last.</returns>
    /// <exception cref="LayerUnreadableException">It cannot be decompressed or read, or a limit is met.</exception>
    public async ValueTask<bool> ReadNextAsync(CancellationToken cancellation)
    {
        Release();
        if (IsLast)
            return false;

        _block = await lane.TakeAsync(cancellation);
        try
        {
            _end = await tar.ReadAtLeastAsync(
                _block.AsMemory(0, HashLane.BlockBytes), HashLane.BlockBytes, throwOnEndOfStream: false, cancellation);
        }
        catch (ZstdException problem) when (problem.Code is ZstdSharp.Unsafe.ZSTD_ErrorCode.ZSTD_error_frameParameter_windowTooLarge)
        {
            throw new LayerUnreadableException(
                UnreadReason.LimitExceeded, "The layer is compressed by zstd with a window that takes more than 128 MiB of memory (zstd --ultra or --long): it was not read.");
        }
        catch (Exception problem) when (problem is InvalidDataException or ZstdException)
        {
            throw new LayerUnreadableException(UnreadReason.Malformed, $"The layer cannot be decompressed: {LayerCompression.Damage}.");
        }
        catch (EndOfStreamException)
        {
            throw new LayerUnreadableException(UnreadReason.Truncated, "The compressed layer ends too early.");
        }
        catch (IOException problem) when (problem is not LayerUnreadableException)
        {
            throw new LayerUnreadableException(UnreadReason.Inaccessible, problem.Message);
        }
        IsLast = _end < HashLane.BlockBytes;
        Bytes += _end;
        RequireLimits();
        return true;
    }

    /// <summary>Gives the block to be hashed, used up or not.</summary>
    public void Release()
    {
        if (_block is not null)
            lane.GiveTar(_block, _end);
        (_block, _start, _end) = (null, 0, 0);
    }

    void RequireLimits()
    {
        if (Bytes > LayerLimits.MaxTarBytes)
        {
            throw new LayerUnreadableException(
                UnreadReason.LimitExceeded,
                $"The layer has more than {LayerLimits.MaxTarBytes} bytes uncompressed; the rest was not read.");
        }
        if (Bytes > LayerLimits.RatioFreeBytes && Bytes / LayerLimits.MaxRatio > stored.StoredBytes)
        {
            throw new LayerUnreadableException(
                UnreadReason.LimitExceeded,
                $"The layer grows more than {LayerLimits.MaxRatio} times when it is decompressed; the rest was not read.");
        }
    }
}
