using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Plimsoll.Vulnerabilities.Database;

/// <summary>Writes the sections of a database file one behind the other, then its header.</summary>
sealed class SectionWriter
{
    readonly Stream _output;
    readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    readonly (long Offset, long Length)[] _sections = new (long, long)[(int)DatabaseSection.Count];
    readonly byte[] _buffer = new byte[64 * 1024];
    int _buffered;
    long _position = DatabaseFormat.HeaderBytes;
    DatabaseSection _section = DatabaseSection.Count;

    /// <param name="output">A stream that can seek, at its start; the caller closes it.</param>
    internal SectionWriter(Stream output)
    {
        _output = output;
        _output.Position = _position;
    }

    /// <summary>Begins a section; the one before it ends.</summary>
    internal void Begin(DatabaseSection section)
    {
        End();
        _section = section;
        _sections[(int)section] = (_position, 0);
    }

    /// <summary>Writes a section of numbers.</summary>
    internal void Add(DatabaseSection section, IReadOnlyList<uint> words)
    {
        Begin(section);
        foreach (var word in words)
            Add([word]);
    }

    /// <summary>Appends numbers to the section that was begun.</summary>
    internal void Add(ReadOnlySpan<uint> words) => Add(MemoryMarshal.AsBytes(words));

    /// <summary>Appends bytes to the section that was begun.</summary>
    internal void Add(ReadOnlySpan<byte> bytes)
    {
        _position += bytes.Length;
        while (!bytes.IsEmpty)
        {
            var count = Math.Min(bytes.Length, _buffer.Length - _buffered);
            bytes[..count].CopyTo(_buffer.AsSpan(_buffered));
            _buffered += count;
            bytes = bytes[count..];
            if (_buffered == _buffer.Length)
                Flush();
        }
    }

    /// <summary>Ends the last section and writes the header.</summary>
    /// <returns>The digest of all sections.</returns>
    /// <exception cref="DatabaseException">The file is too large.</exception>
    internal byte[] Finish(DateTimeOffset built)
    {
        End();
        Flush();
        if (_position > DatabaseFormat.MaxBytes)
            throw new DatabaseException($"The database would have {_position:N0} bytes; the limit is {DatabaseFormat.MaxBytes:N0}. Build it from fewer feeds.");
        var digest = _hash.GetHashAndReset();
        var header = new byte[DatabaseFormat.HeaderBytes];
        DatabaseFormat.Magic.CopyTo(header);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(DatabaseFormat.Magic.Length), DatabaseFormat.Version);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(DatabaseFormat.LengthOffset), _position);
        digest.CopyTo(header.AsSpan(DatabaseFormat.DigestOffset));
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(DatabaseFormat.BuiltOffset), built.ToUnixTimeSeconds());
        for (var i = 0; i < _sections.Length; i++)
        {
            var entry = header.AsSpan(DatabaseFormat.SectionsOffset + (16 * i));
            BinaryPrimitives.WriteInt64LittleEndian(entry, _sections[i].Offset);
            BinaryPrimitives.WriteInt64LittleEndian(entry[8..], _sections[i].Length);
        }
        SHA256.HashData(header.AsSpan(0, DatabaseFormat.ChecksumOffset))[..DatabaseFormat.ChecksumBytes].CopyTo(header.AsSpan(DatabaseFormat.ChecksumOffset));
        _output.Position = 0;
        _output.Write(header);
        _output.Flush();
        _hash.Dispose();
        return digest;
    }

    void End()
    {
        if (_section != DatabaseSection.Count)
            _sections[(int)_section].Length = _position - _sections[(int)_section].Offset;
        var rest = (int)(_position % DatabaseFormat.Alignment);
        if (rest > 0)
            Add(stackalloc byte[DatabaseFormat.Alignment - rest]);
    }

    void Flush()
    {
        _output.Write(_buffer, 0, _buffered);
        _hash.AppendData(_buffer, 0, _buffered);
        _buffered = 0;
    }
}
