using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Plimsoll.Model.Images;

namespace Plimsoll.Images;

/// <summary>Writes tars byte by byte, so that tests can write wrong ones too.</summary>
sealed class TarWriter
{
    readonly List<byte> _tar = [];

    public TarWriter File(string name, string content) => File(name, Encoding.UTF8.GetBytes(content));

    public TarWriter File(string name, byte[] content) => Entry('0', name, "", content);

    public TarWriter Folder(string name) => Entry('5', name, "", []);

    public TarWriter SymbolicLink(string name, string target) => Entry('2', name, target, []);

    public TarWriter HardLink(string name, string target) => Entry('1', name, target, []);

    public TarWriter LongName(string name) => Entry('L', "././@LongLink", "", [.. Encoding.UTF8.GetBytes(name), 0]);

    public TarWriter Pax(params (string Key, string Value)[] records)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in records)
        {
            var rest = $" {key}={value}\n";
            var length = Encoding.UTF8.GetByteCount(rest);
            var digits = (int)Math.Log10(length + 1) + 1;
            digits = (int)Math.Log10(length + digits) + 1;
            text.Append(length + digits).Append(rest);
        }
        return Entry('x', "PaxHeaders/x", "", Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <param name="statedBytes">The size field, where it is not that of the content.</param>
    /// <param name="change">Changes the header before its checksum is written.</param>
    public TarWriter Entry(
        char type, string name, string target, byte[] content, long? statedBytes = null, Action<byte[]>? change = null)
    {
        var header = new byte[512];
        Encoding.UTF8.GetBytes(name, header.AsSpan(0, 100));
        Encoding.ASCII.GetBytes("0000644\0", header.AsSpan(100));
        var size = statedBytes ?? content.Length;
        if (size < 1L << 33)
        {
            Encoding.ASCII.GetBytes(Convert.ToString(size, 8).PadLeft(11, '0'), header.AsSpan(124));
        }
        else
        {
            header[124] = 0x80;
            BinaryPrimitives.WriteInt64BigEndian(header.AsSpan(128), size);
        }
        header[156] = (byte)type;
        Encoding.UTF8.GetBytes(target, header.AsSpan(157, 100));
        Encoding.ASCII.GetBytes("ustar\000", header.AsSpan(257));
        change?.Invoke(header);

        header.AsSpan(148, 8).Fill((byte)' ');
        var sum = header.Sum(value => value);
        Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ", header.AsSpan(148));
        _tar.AddRange(header);
        _tar.AddRange(content);
        _tar.AddRange(new byte[-content.Length & 511]);
        return this;
    }

    public TarWriter Raw(byte[] bytes)
    {
        _tar.AddRange(bytes);
        return this;
    }

    public byte[] ToArray() => [.. _tar, .. new byte[1024]];

    public static byte[] Gzip(byte[] content)
    {
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
            gzip.Write(content);
        return compressed.ToArray();
    }

    public static byte[] Zstd(byte[] content)
    {
        using var zstd = new ZstdSharp.Compressor();
        return zstd.Wrap(content).ToArray();
    }

    public static Digest DigestOf(byte[] content) => Digest.Sha256(SHA256.HashData(content));
}
