using System.IO.Compression;
using Plimsoll.Model.Findings;

namespace Plimsoll.Vulnerabilities.Feeds;

/// <summary>One ecosystem's export: a zip with one OSV record per entry.</summary>
/// <remarks>https://google.github.io/osv.dev/data/, "Data dumps".</remarks>
sealed class OsvArchive : IDisposable
{
    internal const int MaxRecords = 2_000_000;
    internal const int MaxRecordBytes = 16 * 1024 * 1024;

    readonly string _name;
    readonly ZipArchive _zip;
    readonly List<ZipArchiveEntry> _entries;
    byte[] _buffer = new byte[64 * 1024];

    /// <exception cref="InvalidDataException">The file is not a zip, or holds too many entries.</exception>
    internal OsvArchive(string path, string name)
    {
        _name = name;
        _zip = ZipFile.OpenRead(path);
        _entries = [.. _zip.Entries
            .Where(entry => entry.FullName.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            .OrderBy(entry => entry.FullName, StringComparer.Ordinal)];
        if (_entries.Count > MaxRecords)
            throw new InvalidDataException($"{name} holds {_entries.Count:N0} records; the limit is {MaxRecords:N0}.");
    }

    internal int Count => _entries.Count;

    /// <summary>Reads record <paramref name="index"/>, in the order of their names.</summary>
    /// <returns>The record, or why there is none.</returns>
    internal (AdvisoryRecord? Record, Unread? Unread) Read(int index)
    {
        var entry = _entries[index];
        var subject = $"{_name}: {entry.FullName}";
        try
        {
            using var stream = entry.Open();
            var length = 0;
            while (stream.Read(_buffer, length, _buffer.Length - length) is var count and > 0)
            {
                length += count;
                if (length > MaxRecordBytes)
                    return (null, new Unread(subject, UnreadReason.LimitExceeded, $"The record is larger than the limit of {MaxRecordBytes:N0} bytes."));
                if (length == _buffer.Length)
                    Array.Resize(ref _buffer, _buffer.Length * 2);
            }
            return (OsvReader.Read(_buffer.AsMemory(0, length)), null);
        }
        catch (InvalidDataException error)
        {
            return (null, new Unread(subject, UnreadReason.Malformed, error.Message));
        }
    }

    public void Dispose() => _zip.Dispose();
}
