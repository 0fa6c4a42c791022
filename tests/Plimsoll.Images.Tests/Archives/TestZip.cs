using System.IO.Compression;
using System.Text;

namespace Plimsoll.Images.Archives;

/// <summary>Zip archives as .NET writes them: with descriptors where the target cannot seek, as Java does.</summary>
static class TestZip
{
    public static byte[] Of(params (string Name, byte[] Content)[] entries) => Of(true, CompressionLevel.Optimal, entries);

    public static byte[] Of(bool canSeek, CompressionLevel level, params (string Name, byte[] Content)[] entries)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(canSeek ? file : new OneWay(file), ZipArchiveMode.Create))
        {
            foreach (var (name, content) in entries)
            {
                using var stream = zip.CreateEntry(name, level).Open();
                stream.Write(content);
            }
        }
        return file.ToArray();
    }

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>Reads names and contents; an entry that cannot be read ends the reading.</summary>
    public static async Task<List<(string Name, byte[] Content)>> ReadAsync(Stream archive, ZipBudget budget, int maxBytes = int.MaxValue)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var entries = new List<(string, byte[])>();
        using var zip = new ZipReader(archive, budget);
        while (await zip.NextAsync(cancellation) is { } entry)
            entries.Add((entry.Name, await zip.ReadStartAsync(maxBytes, cancellation)));
        return entries;
    }

    /// <summary>Hands out a few bytes at a time, and cannot seek.</summary>
    public sealed class Drops(byte[] content, int bytes) : ReadOnlyForwardStream
    {
        int _position;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var length = Math.Min(Math.Min(buffer.Length, bytes), content.Length - _position);
            content.AsMemory(_position, length).CopyTo(buffer);
            _position += length;
            return new ValueTask<int>(length);
        }
    }

    sealed class OneWay(Stream target) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => target.Position; set => throw new NotSupportedException(); }

        public override void Flush() => target.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => target.Write(buffer, offset, count);
    }
}
