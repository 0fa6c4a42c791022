using System.IO.Compression;
using System.Text;
using BenchmarkDotNet.Attributes;
using Plimsoll.Images.Packages.Java;

namespace Plimsoll.Benchmarks.Packages;

/// <summary>
/// A large archive of Java, boiled down to what names its artifacts, and what a reader costs that inflates every entry with .NET.
/// PLIMSOLL_BENCH_JAR names a file; otherwise an application with nested jars is made, always the same.
/// </summary>
[MemoryDiagnoser]
public class JavaArchiveBenchmarks
{
    const int BufferBytes = 128 * 1024;
    const int Jars = 40;
    const int ClassesOfJar = 300;

    readonly JavaArchivePackages _reader = new();
    Func<Stream> _open = static () => Stream.Null;
    long _length;

    /// <summary>How the jars lie in the application: stored as Spring Boot has them, or deflated as in a war.</summary>
    [Params("stored", "deflated")]
    public string Nested { get; set; } = "stored";

    [GlobalSetup]
    public void Setup()
    {
        if (Environment.GetEnvironmentVariable("PLIMSOLL_BENCH_JAR") is { Length: > 0 } path)
        {
            _open = () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
            _length = new FileInfo(path).Length;
            return;
        }
        var jar = MakeApplication(Nested == "stored" ? CompressionLevel.NoCompression : CompressionLevel.Fastest);
        _open = () => new MemoryStream(jar, writable: false);
        _length = jar.Length;
    }

    [Benchmark(Baseline = true)]
    public async Task<long> InflateAllEntries()
    {
        await using var zip = new ZipArchive(_open(), ZipArchiveMode.Read);
        return await InflateAsync(zip);
    }

    [Benchmark]
    public async Task<int> Extract()
    {
        await using var jar = _open();
        return (await _reader.Extractor.ExtractAsync(jar, "app.jar", _length, CancellationToken.None)).Length;
    }

    // Jars in it are inflated as a whole, and then their own entries.
    static async Task<long> InflateAsync(ZipArchive zip)
    {
        var buffer = new byte[BufferBytes];
        var length = 0L;
        foreach (var entry in zip.Entries)
        {
            await using var content = await entry.OpenAsync();
            if (entry.Name.EndsWith(".jar", StringComparison.Ordinal))
            {
                using var copy = new MemoryStream();
                await content.CopyToAsync(copy);
                await using var inner = new ZipArchive(copy, ZipArchiveMode.Read);
                length += await InflateAsync(inner);
                continue;
            }
            while (await content.ReadAsync(buffer) is > 0 and var read)
                length += read;
        }
        return length;
    }

    static byte[] MakeApplication(CompressionLevel nested)
    {
        var random = new Random(1);
        var application = new MemoryStream();
        using (var zip = new ZipArchive(application, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < Jars; i++)
            {
                using var entry = zip.CreateEntry($"BOOT-INF/lib/artifact-{i}-1.0.{i}.jar", nested).Open();
                entry.Write(MakeJar(random, i));
            }
        }
        return application.ToArray();
    }

    static byte[] MakeJar(Random random, int number)
    {
        var jar = new MemoryStream();
        using (var zip = new ZipArchive(jar, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "META-INF/MANIFEST.MF", Encoding.UTF8.GetBytes("Manifest-Version: 1.0\n"));
            for (var i = 0; i < ClassesOfJar; i++)
            {
                var content = new byte[random.Next(16 * 1024)];
                for (var at = 0; at < content.Length; at++)
                    content[at] = (byte)"etaoin shrdlu\n\0\0"[random.Next(16)];
                Write(zip, $"org/example/Class{i}.class", content);
            }
            Write(
                zip,
                $"META-INF/maven/org.example/artifact-{number}/pom.properties",
                Encoding.UTF8.GetBytes($"groupId=org.example\nartifactId=artifact-{number}\nversion=1.0.{number}\n"));
        }
        return jar.ToArray();
    }

    static void Write(ZipArchive zip, string name, byte[] content)
    {
        using var entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
        entry.Write(content);
    }
}
