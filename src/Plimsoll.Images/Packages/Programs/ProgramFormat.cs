using System.Buffers.Binary;

namespace Plimsoll.Images.Packages.Programs;

/// <summary>Whether a file is a native program or library, by how it begins.</summary>
/// <remarks>
/// ELF (System V ABI, chapter 4), Mach-O thin and fat (mach-o/loader.h, mach-o/fat.h), and PE
/// (https://learn.microsoft.com/windows/win32/debug/pe-format) without a CLR header: an assembly holds no native build information.
/// </remarks>
static class ProgramFormat
{
    const int PeOffsetAt = 0x3c;
    const int CoffBytes = 24;
    const int ClrDirectory = 14;

    /// <summary>Whether it is one.</summary>
    /// <param name="start">The first bytes of the file, some hundreds at least.</param>
    public static bool IsProgram(ReadOnlySpan<byte> start) => start switch
    {
        [0x7f, (byte)'E', (byte)'L', (byte)'F', ..] => true,
        [0xfe, 0xed, 0xfa, 0xce or 0xcf, ..] or [0xce or 0xcf, 0xfa, 0xed, 0xfe, ..] => true,
        // A class file of Java begins as a fat Mach-O does; the latter has few architectures, the former a version of 45 or more.
        [0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, < 20, ..] => true,
        [(byte)'M', (byte)'Z', ..] => !IsAssembly(start),
        _ => false,
    };

    static bool IsAssembly(ReadOnlySpan<byte> start)
    {
        if (start.Length < PeOffsetAt + 4)
            return false;
        var optional = (long)BinaryPrimitives.ReadUInt32LittleEndian(start[PeOffsetAt..]) + CoffBytes;
        if (optional + 2 > start.Length)
            return false;
        var isWide = BinaryPrimitives.ReadUInt16LittleEndian(start[(int)optional..]) == 0x20b;
        var directory = optional + (isWide ? 112 : 96) + (ClrDirectory * 8);
        return directory + 4 <= start.Length && BinaryPrimitives.ReadUInt32LittleEndian(start[(int)directory..]) != 0;
    }
}
