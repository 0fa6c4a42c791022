using System.Buffers;
using System.Security.Cryptography;
using System.Threading.Channels;
using Plimsoll.Model.Images;

namespace Plimsoll.Images.Layers;

/// <summary>
/// Hashes the blocks of a layer beside the thread that decompresses it. The blocks go round in a ring of fixed size:
/// whoever is faster waits for the other, and memory is bounded.
/// </summary>
sealed class HashLane : IAsyncDisposable
{
    /// <summary>Bytes of a block.</summary>
    public const int BlockBytes = 128 * 1024;

    const int Blocks = 8;

    readonly Channel<Work> _full = Channel.CreateUnbounded<Work>(new() { SingleReader = true, SingleWriter = true });
    readonly Channel<byte[]> _free = Channel.CreateUnbounded<byte[]>(new() { SingleReader = true, SingleWriter = false });
    readonly IncrementalHash _stored;
    readonly IncrementalHash _tar;
    readonly Task _hashing;
    readonly List<byte[]> _ring = [];

    /// <summary>Starts hashing.</summary>
    /// <param name="storedAlgorithm">Of the blob: <c>sha256</c> or <c>sha512</c>.</param>
    /// <param name="tarAlgorithm">Of the uncompressed tar.</param>
    public HashLane(string storedAlgorithm, string tarAlgorithm)
    {
        _stored = IncrementalHash.CreateHash(NameOf(storedAlgorithm));
        _tar = IncrementalHash.CreateHash(NameOf(tarAlgorithm));
        for (var i = 0; i < Blocks; i++)
        {
            _ring.Add(ArrayPool<byte>.Shared.Rent(BlockBytes));
            _free.Writer.TryWrite(_ring[i]);
        }
        _hashing = HashAsync();
    }

    /// <summary>Takes an empty block; it comes back by <see cref="Give"/>.</summary>
    public ValueTask<byte[]> TakeAsync(CancellationToken cancellation) => _free.Reader.ReadAsync(cancellation);

    /// <summary>Hands over a block of the blob to be hashed; it must not be touched any more.</summary>
    public void GiveStored(byte[] block, int length) => Give(block, length, _stored);

    /// <summary>Hands over a block of the tar to be hashed; it must not be touched any more.</summary>
    public void GiveTar(byte[] block, int length) => Give(block, length, _tar);

    /// <summary>Waits until everything is hashed.</summary>
    /// <returns>The digests of the blob and of the tar.</returns>
    public async Task<(Digest Stored, Digest Tar)> FinishAsync()
    {
        _full.Writer.TryComplete();
        await _hashing;
        return (DigestOf(_stored), DigestOf(_tar));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _full.Writer.TryComplete();
        await _hashing;
        foreach (var block in _ring)
            ArrayPool<byte>.Shared.Return(block);
        _stored.Dispose();
        _tar.Dispose();
    }

    void Give(byte[] block, int length, IncrementalHash hash) => _full.Writer.TryWrite(new Work(block, length, hash));

    async Task HashAsync()
    {
        await foreach (var (block, length, hash) in _full.Reader.ReadAllAsync())
        {
            hash.AppendData(block.AsSpan(0, length));
            _free.Writer.TryWrite(block);
        }
    }

    static Digest DigestOf(IncrementalHash hash)
    {
        var value = hash.GetHashAndReset();
        return hash.AlgorithmName == HashAlgorithmName.SHA512
            ? Digest.Parse("sha512:" + Convert.ToHexStringLower(value))
            : Digest.Sha256(value);
    }

    static HashAlgorithmName NameOf(string algorithm) => algorithm switch
    {
        "sha256" => HashAlgorithmName.SHA256,
        "sha512" => HashAlgorithmName.SHA512,
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, "Expected sha256 or sha512."),
    };

    readonly record struct Work(byte[] Block, int Length, IncrementalHash Hash);
}
