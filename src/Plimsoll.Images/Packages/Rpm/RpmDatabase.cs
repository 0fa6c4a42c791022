using System.Buffers.Binary;

namespace Plimsoll.Images.Packages.Rpm;

/// <summary>An rpm database in any of its three forms, recognised by its content: hands out the headers of the installed packages.</summary>
static class RpmDatabase
{
    /// <summary>Reads all headers, in the order of their numbers or of their places.</summary>
    /// <param name="file">The database.</param>
    /// <param name="log">The write-ahead log beside it; <c>null</c> where there is none.</param>
    /// <exception cref="InvalidDataException">It is in none of the forms, or broken. Those returned before are right.</exception>
    public static IEnumerable<ReadOnlyMemory<byte>> Headers(ReadOnlyMemory<byte> file, ReadOnlyMemory<byte>? log)
    {
        if (file.IsEmpty)
            return [];
        if (SqliteFile.Recognises(file.Span))
            return new SqliteFile(file, log).Rows("Packages").Select(static row => row.Blob(1));
        if (NdbFile.Recognises(file.Span))
            return NdbFile.Blobs(file);
        if (BerkeleyHash.Recognises(file.Span))
            return BerkeleyHash.Values(file);
        throw new InvalidDataException(file.Length < 16
            ? $"It has {file.Length} bytes, too few for a database."
            : $"It is neither SQLite nor NDB nor Berkeley DB; it begins with {BinaryPrimitives.ReadUInt64BigEndian(file.Span):x16}.");
    }
}
