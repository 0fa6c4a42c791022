using System.IO.Compression;
using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using Plimsoll.Images;
using Plimsoll.Images.Sources;
using Plimsoll.Model.Images;

namespace Plimsoll.Benchmarks;

/// <summary>
/// A whole image from its layout to its packages, without a cache, and what nobody can do without: .NET's decompression of every
/// layer and two SHA-256. PLIMSOLL_BENCH_LAYOUT names an OCI layout folder with gzip layers, e.g. of the demonstration image.
/// </summary>
[MemoryDiagnoser]
public class ImageScanBenchmarks
{
    const int BufferBytes = 128 * 1024;

    static readonly ImageSelection Selection = new(new Platform("linux", "amd64"));

    readonly string _layout = Environment.GetEnvironmentVariable("PLIMSOLL_BENCH_LAYOUT") ?? "";

    [GlobalSetup]
    public void Setup()
    {
        if (_layout.Length == 0)
            throw new InvalidOperationException("PLIMSOLL_BENCH_LAYOUT names no OCI layout folder.");
    }

    [Benchmark(Baseline = true)]
    public async Task<int> DecompressAndHash()
    {
        await using var image = await ImageSources.OpenAsync(_layout, Selection, CancellationToken.None);
        var length = 0;
        foreach (var layer in image.Layers)
            length += await DecompressAndHashAsync(await image.OpenLayerAsync(layer, CancellationToken.None));
        return length;
    }

    [Benchmark]
    public async Task<int> Scan()
    {
        await using var image = await ImageSources.OpenAsync(_layout, Selection, CancellationToken.None);
        var facts = await ImageScan.RunAsync(image, "bench", new ScanOptions(), null, CancellationToken.None);
        return facts.Packages.Length;
    }

    static async Task<int> DecompressAndHashAsync(Stream blob)
    {
        using var stored = new MemoryStream();
        await using (blob)
            await blob.CopyToAsync(stored);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var length = SHA256.HashData(stored.GetBuffer().AsSpan(0, (int)stored.Length)).Length;
        stored.Position = 0;
        await using var tar = new GZipStream(stored, CompressionMode.Decompress);
        var buffer = new byte[BufferBytes];
        while (await tar.ReadAsync(buffer) is > 0 and var read)
            hash.AppendData(buffer, 0, read);
        return length + hash.GetHashAndReset().Length;
    }
}
