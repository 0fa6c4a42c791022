using System.Buffers.Binary;

namespace Plimsoll.Images.Archives;

/// <summary>What stands behind the entries of a zip archive: is there more in the archive than was read?</summary>
/// <remarks>
/// PKWARE APPNOTE 6.3.10, sections 4.3.12 and 4.3.16. Readers of zip that begin at the end, as Java's does, take names from the directory,
/// and the directory from the last end record: what only they see must not be hidden.
/// </remarks>
sealed class ZipDirectory(ForwardBytes archive)
{
    /// <summary>Starts the record of an entry in the directory.</summary>
    public const uint Header = 0x02014B50;

    const int HeaderBytes = 46;
    const int EndBytes = 22;

    // Of the names alone the hashes are kept; their seed differs in every process.
    readonly HashSet<int> _names = [];
    bool _hasEnded;

    /// <summary>What was not read; <c>null</c> where that is nothing.</summary>
    public string? Problem { get; private set; }

    /// <summary>Remembers an entry that was met.</summary>
    public void Add(ZipEntry entry)
    {
        _names.Add(entry.Name.GetHashCode(StringComparison.Ordinal));
        _hasEnded = false;
    }

    /// <summary>Reads the directory and what follows, up to the next entry if there is one.</summary>
    /// <returns>Whether an entry follows.</returns>
    public async ValueTask<bool> PassAsync(CancellationToken cancellation)
    {
        while (await archive.SeeAsync(HeaderBytes, cancellation)
            && BinaryPrimitives.ReadUInt32LittleEndian(archive.Seen.Span) == Header)
        {
            await PassHeaderAsync(cancellation);
        }
        return await FindEntryAsync(cancellation);
    }

    async ValueTask PassHeaderAsync(CancellationToken cancellation)
    {
        var header = archive.Seen.Span;
        var named = HeaderBytes + BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        var rest = named + BinaryPrimitives.ReadUInt16LittleEndian(header[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[32..]);
        if (named <= ForwardBytes.WindowBytes && await archive.SeeAsync(named, cancellation))
        {
            var name = ZipHeader.Text(archive.Seen.Span[HeaderBytes..named]);
            if (!_names.Contains(name.GetHashCode(StringComparison.Ordinal)))
                Problem ??= $"its directory names an entry \"{name}\" that has another name or none where it starts; it was not read as that";
        }
        while (rest > 0 && await archive.SeeAsync(1, cancellation))
        {
            var passed = Math.Min(rest, archive.Seen.Length);
            archive.Pass(passed);
            rest -= passed;
        }
    }

    // The comment of the end record is looked through as well: the end of another archive may stand in it.
    async ValueTask<bool> FindEntryAsync(CancellationToken cancellation)
    {
        var limit = archive.Position + ZipReader.MaxPrefixBytes;
        while (await archive.SeeAsync(EndBytes, cancellation) || archive.Seen.Length >= 4)
        {
            var hit = NextSignature(archive.Seen.Span);
            if (hit < 0)
            {
                archive.Pass(archive.Seen.Length - 3);
            }
            else if (archive.Seen.Span[hit + 2] == 3)
            {
                archive.Pass(hit);
                await archive.SeeAsync(ZipHeader.FixedBytes + 1, cancellation);
                if (ZipHeader.IsPlausible(archive.Seen.Span))
                    return true;
                archive.Pass(4);
            }
            else
            {
                archive.Pass(hit + 4);
                MeetEnd();
            }
            if (archive.Position > limit)
            {
                Problem ??= "what follows its end record was not read";
                return false;
            }
        }
        return false;
    }

    void MeetEnd()
    {
        if (_hasEnded)
            Problem ??= "it has more than one end record; what the last one stands for was not read";
        _hasEnded = true;
    }

    static int NextSignature(ReadOnlySpan<byte> bytes)
    {
        var entry = bytes.IndexOf("PK\x03\x04"u8);
        var end = bytes.IndexOf("PK\x05\x06"u8);
        return entry < 0 ? end : end < 0 ? entry : Math.Min(entry, end);
    }
}
