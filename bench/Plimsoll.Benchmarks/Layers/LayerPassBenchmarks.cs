using System.IO.Compression;
using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using Plimsoll.Images.Layers;
using Plimsoll.Images.Sources;
using ZstdSharp;

namespace Plimsoll.Benchmarks.Layers;

/// <summary>
/// One layer, read by us and by what nobody can do without: .NET's decompression and two SHA-256 of the same bytes.
/// PLIMSOLL_BENCH_IMAGE names a gzip layer blob; otherwise a layer is made, always the same.
/// </summary>
[MemoryDiagnoser]
public class LayerPassBenchmarks
{
    const int BufferBytes = 128 * 1024;
    const int Files = 4000;
    const int MaxFileBytes = 32 * 1024;

    byte[] _blob = [];

    [Params("gzip", "zstd")]
    public string Compression { get; set; } = "gzip";

    [GlobalSetup]
    public void Setup()
    {
        using var tar = new MemoryStream();
        if (Environment.GetEnvironmentVariable("PLIMSOLL_BENCH_IMAGE") is { Length: > 0 } path)
        {
            using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
            gzip.CopyTo(tar);
        }
        else
        {
            WriteLayer(tar);
        }

        using var blob = new MemoryStream();
        using (Stream target = Compression == "gzip"
            ? new GZipStream(blob, CompressionLevel.Optimal, leaveOpen: true)
            : new CompressionStream(blob, leaveOpen: true))
        {
            target.Write(tar.GetBuffer(), 0, (int)tar.Length);
        }
        _blob = blob.ToArray();
    }

    [Benchmark(Baseline = true)]
    public async Task<int> DecompressAndHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var length = SHA256.HashData(_blob).Length;
        await using Stream tar = Compression == "gzip"
            ? new GZipStream(new MemoryStream(_blob), CompressionMode.Decompress)
            : new DecompressionStream(new MemoryStream(_blob));
        var buffer = new byte[BufferBytes];
        while (await tar.ReadAsync(buffer) is > 0 and var read)
            hash.AppendData(buffer, 0, read);
        return length + hash.GetHashAndReset().Length;
    }

    [Benchmark]
    public async Task<int> ReadLayer()
    {
        var layer = new LayerDescriptor(0, "", null, null, _blob.Length, "");
        var content = await LayerPass.ReadAsync(
            layer, new MemoryStream(_blob), static (in _, _) => null, new KeptBytes(), static _ => { }, CancellationToken.None);
        return content.Entries.Count;
    }

    // Text-like content: compresses about as well as a distribution does.
    static void WriteLayer(Stream tar)
    {
        var random = new Random(1);
        using var writer = new System.Formats.Tar.TarWriter(tar, leaveOpen: true);
        for (var i = 0; i < Files; i++)
        {
            var content = new byte[random.Next(MaxFileBytes)];
            for (var at = 0; at < content.Length; at++)
                content[at] = (byte)("etaoin shrdlu\n"[random.Next(14)]);
            writer.WriteEntry(new System.Formats.Tar.PaxTarEntry(System.Formats.Tar.TarEntryType.RegularFile, $"usr/share/doc/package-{i}/copyright")
            {
                DataStream = new MemoryStream(content),
            });
        }
    }
}
