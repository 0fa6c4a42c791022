using System.IO.Compression;
using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using Plimsoll.Images.Layers;
using Plimsoll.Images.Packages;

namespace Plimsoll.Benchmarks.Packages;

/// <summary>
/// One program, looked through by us, and what nobody can do without where it comes in a layer: decompression and a SHA-256.
/// PLIMSOLL_BENCH_PROGRAM names a program; otherwise this process' own runtime is taken.
/// </summary>
[MemoryDiagnoser]
public class ProgramBenchmarks
{
    const int BufferBytes = 64 * 1024;

    static readonly IFileExtractor Extractor =
        PackageReaders.All.First(static reader => reader.Reads(FileTraits.Named("usr/bin/nginx"))).Extractor!;

    byte[] _program = [];
    byte[] _gzip = [];

    [GlobalSetup]
    public void Setup()
    {
        var path = Environment.GetEnvironmentVariable("PLIMSOLL_BENCH_PROGRAM") is { Length: > 0 } named
            ? named
            : Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "libcoreclr.so");
        using var program = new MemoryStream();
        using (var file = File.OpenRead(path))
            file.CopyTo(program);
        _program = program.ToArray();

        using var stored = new MemoryStream();
        using (var gzip = new GZipStream(stored, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(_program);
        _gzip = stored.ToArray();
    }

    [Benchmark(Baseline = true)]
    public int DecompressAndHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var gzip = new GZipStream(new MemoryStream(_gzip), CompressionMode.Decompress);
        var buffer = new byte[BufferBytes];
        while (gzip.Read(buffer) is > 0 and var read)
            hash.AppendData(buffer, 0, read);
        return hash.GetHashAndReset().Length;
    }

    [Benchmark]
    public int Copy()
    {
        using var stream = new MemoryStream(_program);
        var buffer = new byte[BufferBytes];
        var length = 0;
        while (stream.Read(buffer) is > 0 and var read)
            length += read;
        return length;
    }

    [Benchmark]
    public ValueTask<byte[]> LookThrough() => ExtractAsync("usr/lib/libexample.so");

    /// <summary>The dearest case: a well-known name, and a pattern that begins with a byte of which a program is full.</summary>
    [Benchmark]
    public ValueTask<byte[]> LookForVersion() => ExtractAsync("usr/bin/traefik");

    ValueTask<byte[]> ExtractAsync(string path) => Extractor.ExtractAsync(new MemoryStream(_program), path, _program.Length, CancellationToken.None);
}
