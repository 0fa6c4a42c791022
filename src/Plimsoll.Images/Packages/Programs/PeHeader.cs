using System.Buffers.Binary;

namespace Plimsoll.Images.Packages.Programs;

/// <summary>Where in a PE file its sections, its resources and its .NET metadata lie.</summary>
/// <remarks>
/// https://learn.microsoft.com/windows/win32/debug/pe-format: the DOS header leads to the signature, behind which stand the COFF header, the
/// optional header with its data directories, and the table of sections. Addresses are those in memory (RVA): a section tells where they lie in the file.
/// </remarks>
sealed class PeHeader
{
    /// <summary>The most sections that Windows loads.</summary>
    public const int MaxSections = 96;

    const int SignatureAt = 0x3c;
    const int CoffBytes = 20;
    const int SectionBytes = 40;
    const int DirectoryBytes = 8;
    const int ResourceDirectory = 2;
    const int CliDirectory = 14;

    readonly (uint Address, uint Bytes, uint At)[] _sections;

    PeHeader((uint, uint, uint)[] sections, (uint, uint) resources, (uint, uint) cli) => (_sections, Resources, Cli) = (sections, resources, cli);

    /// <summary>Address and length of the resources, bytes; 0 where there are none.</summary>
    public (uint Address, uint Bytes) Resources { get; }

    /// <summary>Address and length of the header of an assembly's metadata, bytes; 0 where the file is none.</summary>
    public (uint Address, uint Bytes) Cli { get; }

    static ReadOnlySpan<byte> Signature => "PE\0\0"u8;

    /// <summary>Reads the headers.</summary>
    /// <param name="start">The first bytes of the file, some kilobytes at least where it has them.</param>
    /// <returns><c>null</c> where it is no PE file: programs of DOS and Windows 3 begin alike.</returns>
    /// <exception cref="InvalidDataException">The headers are cut, or lie.</exception>
    public static PeHeader? Read(ReadOnlySpan<byte> start)
    {
        if (start.Length < SignatureAt + 4 || !start.StartsWith("MZ"u8))
            return null;
        var signature = BinaryPrimitives.ReadUInt32LittleEndian(start[SignatureAt..]);
        if (signature > start.Length - Signature.Length || !start[(int)signature..].StartsWith(Signature))
            return null;

        var coff = Piece(start, signature + Signature.Length, CoffBytes);
        var (sections, optionalBytes) = (BinaryPrimitives.ReadUInt16LittleEndian(coff[2..]), BinaryPrimitives.ReadUInt16LittleEndian(coff[16..]));
        if (sections > MaxSections)
            throw new InvalidDataException($"the PE file has {sections} sections, at most {MaxSections} are allowed");
        var optionalAt = signature + Signature.Length + CoffBytes;
        var optional = Piece(start, optionalAt, optionalBytes);
        var table = Piece(start, optionalAt + optionalBytes, sections * SectionBytes);
        return new PeHeader(Sections(table), Directory(optional, ResourceDirectory), Directory(optional, CliDirectory));
    }

    /// <summary>Where in the file an address lies, and how many bytes of its section are there from it on.</summary>
    /// <exception cref="InvalidDataException">It is in no section, or in a part that the file does not hold.</exception>
    public (long At, long Bytes) Place(uint address, string what)
    {
        foreach (var section in _sections)
        {
            if (address >= section.Address && address - section.Address < section.Bytes)
                return ((long)section.At + (address - section.Address), section.Bytes - (address - section.Address));
        }
        throw new InvalidDataException($"the PE file says that {what} is at address {address:x}, which is in none of its sections");
    }

    static (uint, uint, uint)[] Sections(ReadOnlySpan<byte> table)
    {
        var sections = new (uint, uint, uint)[table.Length / SectionBytes];
        for (var i = 0; i < sections.Length; i++)
        {
            var row = table.Slice(i * SectionBytes, SectionBytes);
            sections[i] = (
                BinaryPrimitives.ReadUInt32LittleEndian(row[12..]), BinaryPrimitives.ReadUInt32LittleEndian(row[16..]),
                BinaryPrimitives.ReadUInt32LittleEndian(row[20..]));
        }
        return sections;
    }

    static (uint Address, uint Bytes) Directory(ReadOnlySpan<byte> optional, int number)
    {
        if (optional.Length < 2)
            return default;
        var isWide = BinaryPrimitives.ReadUInt16LittleEndian(optional) == 0x20b;
        var directories = isWide ? 112 : 96;
        var at = directories + (number * DirectoryBytes);
        return at + DirectoryBytes > optional.Length || BinaryPrimitives.ReadUInt32LittleEndian(optional[(directories - 4)..]) <= number
            ? default
            : (BinaryPrimitives.ReadUInt32LittleEndian(optional[at..]), BinaryPrimitives.ReadUInt32LittleEndian(optional[(at + 4)..]));
    }

    static ReadOnlySpan<byte> Piece(ReadOnlySpan<byte> start, long at, int bytes) => at + bytes <= start.Length
        ? start.Slice((int)at, bytes)
        : throw new InvalidDataException($"the headers of the PE file reach beyond its first {start.Length} bytes");
}
