using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Plimsoll.Vulnerabilities.Feeds.Files;
using ZstdSharp;

namespace Plimsoll.Vulnerabilities.Tests.Feeds.Files;

public sealed class FeedFileTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("plimsoll-feed").FullName;

    [Fact]
    public void A_document_is_read_whatever_it_is_compressed_with()
    {
        Assert.Equal([("f: ", "{}")], Read(Write("{}"u8.ToArray())));
        Assert.Equal([("f: ", "{}")], Read(Write(Gzip("{}"u8.ToArray()))));
        Assert.Equal([("f: ", "{}")], Read(Write(Zstd("{}"u8.ToArray()))));
        Assert.Equal([("f: ", "")], Read(Write(Convert.FromBase64String("QlpoORdyRThQkAAAAAA="))));
    }

    [Fact]
    public void The_documents_of_an_archive_are_read()
    {
        (string, string)[] expected = [("f: a.json", "1"), ("f: b.json", "2")];
        Assert.Equal(expected, Read(Write(Tar("a.json", "b.json", "c.txt"))));
        Assert.Equal(expected, Read(Write(Gzip(Tar("a.json", "b.json", "c.txt")))));
        Assert.Equal(expected, Read(Write(Zstd(Tar("a.json", "b.json", "c.txt")))));
        Assert.Equal([("f: a.json", "2"), ("f: b.json", "1")], Read(Write(Zip("b.json", "a.json", "c.txt"))));
    }

    [Fact]
    public void A_damaged_file_is_told()
    {
        Assert.ThrowsAny<IOException>(() => Read(Write(Gzip(Tar("a.json")[..600]))));
        Assert.ThrowsAny<InvalidDataException>(() => Read(Write(Zip("a.json")[..40])));
        Assert.ThrowsAny<Exception>(() => Read(Write(Zstd(Tar("a.json"))[..40]))); // told as damaged or as cut short
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    static List<(string, string)> Read(FeedFile file)
    {
        var found = new List<(string, string)>();
        file.Visit(name => name.EndsWith(".json", StringComparison.Ordinal), (name, stream) =>
        {
            using var text = new StreamReader(stream, leaveOpen: true);
            found.Add((name == "f" ? "f: " : name, text.ReadToEnd()));
            return true;
        }, TestContext.Current.CancellationToken);
        return found;
    }

    FeedFile Write(byte[] content)
    {
        var path = Path.Combine(_folder, "f");
        File.WriteAllBytes(path, content);
        return new FeedFile(path, "f");
    }

    static byte[] Gzip(byte[] content)
    {
        var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionMode.Compress))
            gzip.Write(content);
        return bytes.ToArray();
    }

    static byte[] Zstd(byte[] content)
    {
        using var compressor = new Compressor();
        return compressor.Wrap(content).ToArray();
    }

    static byte[] Tar(params string[] names)
    {
        var bytes = new MemoryStream();
        using (var tar = new TarWriter(bytes, leaveOpen: true))
        {
            for (var i = 0; i < names.Length; i++)
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, names[i]) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes($"{i + 1}")) });
        }
        return bytes.ToArray();
    }

    static byte[] Zip(params string[] names)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            for (var i = 0; i < names.Length; i++)
            {
                using var entry = zip.CreateEntry(names[i]).Open();
                entry.Write(Encoding.UTF8.GetBytes($"{i + 1}"));
            }
        }
        return bytes.ToArray();
    }
}
