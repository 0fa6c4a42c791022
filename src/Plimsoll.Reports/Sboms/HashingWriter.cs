using System.Security.Cryptography;
using System.Text;

namespace Plimsoll.Reports.Sboms;

/// <summary>Keeps nothing of what is written but its SHA-256 hash: what a document is named by, so that equal documents have equal names.</summary>
sealed class HashingWriter : TextWriter
{
    const int BufferCharacters = 16 * 1024;

    readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    readonly char[] _buffer = new char[BufferCharacters];
    int _length;

    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>A UUID made from the hash of all that <paramref name="write"/> writes.</summary>
    /// <remarks>RFC 9562, section 5.8: version 8, whose other bits are whatever their maker wants.</remarks>
    public static Guid UuidOf(Action<TextWriter> write)
    {
        using var writer = new HashingWriter();
        write(writer);
        writer.Hash();
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        writer._hash.GetHashAndReset(hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    /// <inheritdoc/>
    public override void Write(char value)
    {
        if (_length == _buffer.Length)
            Hash();
        _buffer[_length++] = value;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _hash.Dispose();
        base.Dispose(disposing);
    }

    void Hash()
    {
        _hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(_buffer.AsSpan(0, _length)));
        _length = 0;
    }
}
