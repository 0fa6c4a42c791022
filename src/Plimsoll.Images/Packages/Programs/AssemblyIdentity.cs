using System.Buffers.Binary;
using System.Text;

namespace Plimsoll.Images.Packages.Programs;

/// <summary>Finds the name and the version of a .NET assembly in its metadata, place by place as they come up in the file.</summary>
/// <remarks>
/// ECMA-335 (6th edition) II.25.3.3 (CLI header), II.24.2.1 (root of the metadata), II.24.2.3 (texts). Every writer of assemblies puts
/// the header before the metadata and the tables before the texts, so that one pass does.
/// </remarks>
sealed class AssemblyIdentity(PeHeader header)
{
    /// <summary>The longest name of an assembly, bytes of UTF-8.</summary>
    public const int MaxNameBytes = 1024;

    const int CliBytes = 16;
    const int MaxRootBytes = 1024;
    const int MinRootBytes = 32;
    const int MaxStreams = 32;
    const int MaxStreamNameBytes = 32;

    /// <summary>The name; empty until it is found.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The version of the assembly, four numbers.</summary>
    public string Version { get; private set; } = "";

    /// <summary>The culture of an assembly that holds only translations; empty for every other.</summary>
    public string Culture { get; private set; } = "";

    static ReadOnlySpan<byte> Signature => "BSJB"u8;

    /// <summary>The places to collect, one after the other: each is full when the next is asked for.</summary>
    /// <exception cref="InvalidDataException">One of them lies.</exception>
    public IEnumerable<ByteCapture> Places()
    {
        var cli = Capture(header.Place(header.Cli.Address, "its CLI header"), 0, CliBytes, "CLI header");
        yield return cli;
        var root = header.Place(Number(cli, 8), "its metadata");
        var rootBytes = (int)Math.Min(MaxRootBytes, Math.Min(root.Bytes, Number(cli, 12)));
        if (rootBytes < MinRootBytes)
            throw new InvalidDataException($"the metadata of the assembly has {rootBytes} bytes, at least {MinRootBytes} are needed");
        var start = Capture(root, 0, rootBytes, "metadata");
        yield return start;
        var (tables, texts) = Streams(start.Bytes);

        var fixedHeader = Capture(root, tables.At, MetadataTables.FixedBytes, "tables");
        yield return fixedHeader;
        // One further number may follow the counts of rows; the row of the assembly never lies before it.
        var tablesHeader = Capture(root, tables.At, MetadataTables.HeaderBytes(fixedHeader.Bytes), "tables");
        yield return tablesHeader;
        var rows = new MetadataTables(tablesHeader.Bytes);
        if (!rows.HasAssembly)
            yield break;
        if (rows.AssemblyAt + rows.AssemblyBytes > tables.Bytes)
            throw new InvalidDataException("the tables of the assembly are longer than its metadata says");
        var row = Capture(root, tables.At + rows.AssemblyAt, rows.AssemblyBytes, "tables");
        yield return row;
        var (version, name, culture) = rows.Assembly(row.Bytes);

        // Where both are told, the one that stands first in the file comes first.
        foreach (var index in culture == 0 ? [name] : new[] { Math.Min(name, culture), Math.Max(name, culture) })
        {
            var text = Capture(root, texts.At + index, (int)Math.Clamp(texts.Bytes - index, 0, MaxNameBytes), "texts");
            yield return text;
            if (index == name)
                Name = Text(text.Bytes);
            if (index == culture)
                Culture = Text(text.Bytes);
        }
        Version = version.ToString();
    }

    static ByteCapture Capture((long At, long Bytes) place, long offset, int bytes, string what) => bytes > 0 && offset + bytes <= place.Bytes
        ? new ByteCapture(place.At + offset, bytes)
        : throw new InvalidDataException($"the {what} of the assembly reach beyond the section that holds them");

    static uint Number(ByteCapture from, int at) => BinaryPrimitives.ReadUInt32LittleEndian(from.Bytes[at..]);

    static ((long At, long Bytes) Tables, (long At, long Bytes) Texts) Streams(ReadOnlySpan<byte> root)
    {
        if (!root.StartsWith(Signature))
            throw new InvalidDataException("the metadata of the assembly does not begin with its signature");
        var at = 16 + (long)BinaryPrimitives.ReadUInt32LittleEndian(root[12..]);
        if (at + 4 > root.Length)
            throw new InvalidDataException("the root of the assembly's metadata is too long");
        var count = BinaryPrimitives.ReadUInt16LittleEndian(root[((int)at + 2)..]);
        if (count > MaxStreams)
            throw new InvalidDataException($"the metadata of the assembly has {count} streams, at most {MaxStreams} are read");

        (long, long)? tables = null, texts = null;
        var rest = root[((int)at + 4)..];
        for (var i = 0; i < count && rest.Length > 8; i++)
        {
            var end = rest[8..].IndexOf((byte)0);
            if (end is < 0 or >= MaxStreamNameBytes)
                break;
            var place = ((long)BinaryPrimitives.ReadUInt32LittleEndian(rest), (long)BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]));
            var name = rest.Slice(8, end);
            if (name.SequenceEqual("#~"u8) || name.SequenceEqual("#-"u8))
                tables ??= place;
            else if (name.SequenceEqual("#Strings"u8))
                texts ??= place;
            rest = rest[Math.Min(rest.Length, 8 + ((end + 4) & ~3))..];
        }
        return tables is { } first && texts is { } second ? (first, second) : throw new InvalidDataException("the metadata of the assembly has no tables or no texts");
    }

    static string Text(ReadOnlySpan<byte> bytes) => bytes.IndexOf((byte)0) is >= 0 and var end
        ? PeText.Clean(Encoding.UTF8.GetString(bytes[..end]))
        : throw new InvalidDataException($"a name in the assembly does not end within {bytes.Length} bytes");
}
