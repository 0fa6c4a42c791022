using Plimsoll.Images.Sources;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Images;

namespace Plimsoll.Images.Layers;

/// <summary>
/// The one pass over a layer: decompresses it once and, while it streams by, hashes blob and tar on a second thread,
/// reads the tar's headers in place and keeps the files that somebody asked for.
/// </summary>
public static class LayerPass
{
    /// <summary>Reads a layer.</summary>
    /// <param name="layer">What the image says about it.</param>
    /// <param name="blob">Its blob; the caller closes it.</param>
    /// <param name="selector">Which files to keep.</param>
    /// <param name="budget">How much may be kept.</param>
    /// <param name="onRead">Told how many bytes of the blob were read, each time.</param>
    /// <param name="cancellation">Ends the scan.</param>
    /// <returns>What was learned; what could not be read is part of it.</returns>
    public static async Task<LayerContent> ReadAsync(
        LayerDescriptor layer,
        Stream blob,
        FileSelector selector,
        KeptBytes budget,
        Action<int> onRead,
        CancellationToken cancellation)
    {
        var tarAlgorithm = layer.DiffId?.Algorithm ?? "sha256";
        var storedAlgorithm = layer.Digest?.Algorithm ?? tarAlgorithm;
        var collector = new LayerCollector(layer, selector, budget);
        await using var lane = new HashLane(storedAlgorithm, tarAlgorithm);
        await using var stored = new StoredBlob(blob, lane, onRead);

        var tar = new TarProgress();
        var fault = await ReadTarAsync(layer, stored, lane, collector, tar, cancellation);
        if (fault?.Reason is not UnreadReason.LimitExceeded)
        {
            var undrained = await DrainAsync(stored, MaxBytesOf(layer), cancellation);
            fault ??= undrained;
        }

        var (storedDigest, tarDigest) = await lane.FinishAsync();
        if (tar.IsStored)
            storedDigest = tarDigest;
        var problem = Judge(layer, stored.StoredBytes, storedDigest, tar.IsComplete ? tarDigest : null, fault);
        var unread = problem is null ? collector.Unread : collector.Unread.Append(problem);

        return new LayerContent(
            layer,
            new ImageLayer(
                layer.Index,
                tar.IsComplete ? storedDigest : layer.Digest ?? layer.DiffId ?? default,
                tar.IsComplete ? tarDigest : layer.DiffId ?? default,
                stored.StoredBytes,
                tar.Bytes,
                layer.CreatedBy),
            problem?.Reason is UnreadReason.DigestMismatch ? [] : collector.Entries,
            collector.Refused,
            [.. unread])
        {
            IsCut = collector.IsCut,
        };
    }

    static async Task<LayerUnreadableException?> ReadTarAsync(
        LayerDescriptor layer,
        StoredBlob stored,
        HashLane lane,
        LayerCollector collector,
        TarProgress progress,
        CancellationToken cancellation)
    {
        try
        {
            var start = await stored.PeekAsync(cancellation);
            await using var tar = LayerCompression.Open(layer.MediaType, start.Span, stored);
            progress.IsStored = tar == stored && (layer.Digest?.Algorithm ?? "sha256") == (layer.DiffId?.Algorithm ?? "sha256");
            stored.IsHashed = !progress.IsStored;
            return await ReadBlocksAsync(new TarBlocks(tar, stored, lane), collector, progress, cancellation);
        }
        catch (LayerUnreadableException problem)
        {
            return problem;
        }
        catch (EndOfStreamException)
        {
            return new LayerUnreadableException(UnreadReason.Truncated, "The compressed layer ends too early.");
        }
        catch (IOException problem)
        {
            return new LayerUnreadableException(UnreadReason.Inaccessible, problem.Message);
        }
    }

    // After a fault the rest is still hashed: a layer whose digest lies is told from one that is only broken.
    static async Task<LayerUnreadableException?> ReadBlocksAsync(
        TarBlocks blocks, LayerCollector collector, TarProgress progress, CancellationToken cancellation)
    {
        var parser = new TarParser(collector);
        LayerUnreadableException? fault = null;
        try
        {
            while (await blocks.ReadNextAsync(cancellation))
            {
                while (fault is null && !blocks.Left.IsEmpty)
                {
                    fault = Feed(parser, blocks);
                    if (fault is null && collector.IsStreaming)
                        await collector.ExtractAsync(new EntryStream(blocks, parser), cancellation);
                }
            }
            progress.IsComplete = true;
            return fault ?? Complete(parser);
        }
        catch (LayerUnreadableException problem)
        {
            return problem.Reason is UnreadReason.LimitExceeded ? problem : fault ?? problem;
        }
        finally
        {
            blocks.Release();
            progress.Bytes = blocks.Bytes;
        }
    }

    static async Task<LayerUnreadableException?> DrainAsync(StoredBlob stored, long maxBytes, CancellationToken cancellation)
    {
        try
        {
            await stored.DrainAsync(maxBytes, cancellation);
            return null;
        }
        catch (Exception problem) when (problem is IOException or InvalidDataException)
        {
            return new LayerUnreadableException(UnreadReason.Malformed, $"The stored layer cannot be read: {(problem is InvalidDataException ? LayerCompression.Damage + "." : problem.Message)}");
        }
    }

    // A fault is returned rather than thrown: the blocks after it have to be hashed in any case.
    static LayerUnreadableException? Feed(TarParser parser, TarBlocks blocks)
    {
        try
        {
            blocks.Advance(parser.Feed(blocks.Left));
            return null;
        }
        catch (LayerUnreadableException problem)
        {
            return problem;
        }
    }

    static LayerUnreadableException? Complete(TarParser parser)
    {
        try
        {
            parser.Complete();
            return null;
        }
        catch (LayerUnreadableException problem)
        {
            return problem;
        }
    }

    // An image may state no size.
    static long MaxBytesOf(LayerDescriptor layer) => layer.StoredBytes > 0 ? layer.StoredBytes : LayerLimits.MaxStoredBytes;

    static Unread? Judge(
        LayerDescriptor layer, long storedBytes, Digest storedDigest, Digest? tarDigest, LayerUnreadableException? fault)
    {
        if (fault?.Reason is UnreadReason.LimitExceeded or UnreadReason.Inaccessible or UnreadReason.Unsupported)
            return new Unread(layer.Title, fault.Reason, fault.Message);
        if (storedBytes == 0)
        {
            return new Unread(
                layer.Title, UnreadReason.Truncated, "The layer is empty, or in its place is a pipe or a device: a tar has at least its end.");
        }
        if (storedBytes < layer.StoredBytes)
        {
            return new Unread(
                layer.Title, UnreadReason.Truncated, $"The layer has {storedBytes} bytes, expected {layer.StoredBytes}.");
        }
        if (storedBytes > MaxBytesOf(layer))
        {
            return new Unread(
                layer.Title, UnreadReason.DigestMismatch, $"The layer is longer than the {layer.StoredBytes} bytes that the image states.");
        }
        if (layer.Digest is { } digest && digest != storedDigest)
            return new Unread(layer.Title, UnreadReason.DigestMismatch, $"The layer's digest is {storedDigest}, expected {digest}.");
        if (layer.DiffId is { } diffId && tarDigest is { } found && diffId != found)
        {
            return new Unread(
                layer.Title,
                UnreadReason.DigestMismatch,
                $"The digest of the uncompressed layer is {found}, the configuration expects {diffId}.");
        }
        return fault is null ? null : new Unread(layer.Title, fault.Reason, fault.Message);
    }

    sealed class TarProgress
    {
        public long Bytes { get; set; }

        public bool IsStored { get; set; }

        public bool IsComplete { get; set; }
    }
}
