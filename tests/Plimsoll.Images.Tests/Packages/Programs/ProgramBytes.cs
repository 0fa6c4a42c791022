using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Plimsoll.Images.Packages.Programs;

/// <summary>Builds files that begin like an ELF program and hold what a linker would put into it.</summary>
static class ProgramBytes
{
    static readonly byte[] Magic = [0x7f, .. "ELF"u8, 2, 1, 1, 0];
    static readonly byte[] ModulesStart = Convert.FromHexString("3077AF0C9274080241E1C107E6D618E6");
    static readonly byte[] ModulesEnd = Convert.FromHexString("F932433186182072008242104116D8F2");
    static readonly byte[] BundleSignature = Convert.FromHexString("8B1202B96A6120387 27B930214D7A03213F5B9E6EFAE3318EE3B2DCE24B36AAE".Replace(" ", "", StringComparison.Ordinal));

    /// <summary>A program with pieces at places of its own choice; between them are zeros.</summary>
    public static byte[] Elf(int length, params (int At, byte[] Content)[] pieces)
    {
        var file = new byte[length];
        Magic.CopyTo(file, 0);
        foreach (var (at, content) in pieces)
            content.CopyTo(file, at);
        return file;
    }

    /// <summary>The build information of Go 1.18 and later.</summary>
    public static byte[] GoInline(string version, string modules) =>
    [
        0xff, .. " Go buildinf:"u8, 8, 2, .. new byte[16],
        .. Varint(version.Length), .. Encoding.UTF8.GetBytes(version),
        .. Varint(modules.Length + 32), .. ModulesStart, .. Encoding.UTF8.GetBytes(modules), .. ModulesEnd,
    ];

    /// <summary>The head of the build information before Go 1.18.</summary>
    public static byte[] GoPointers() => [0xff, .. " Go buildinf:"u8, 8, 0, .. new byte[16]];

    /// <summary>The modules as they stand among other strings before Go 1.18.</summary>
    public static byte[] GoModules(string modules) => [.. ModulesStart, .. Encoding.UTF8.GetBytes(modules), .. ModulesEnd];

    /// <summary>A list of crates as cargo-auditable compresses it.</summary>
    public static byte[] Crates(string json)
    {
        using var stored = new MemoryStream();
        using (var zlib = new ZLibStream(stored, CompressionLevel.SmallestSize, leaveOpen: true))
            zlib.Write(Encoding.UTF8.GetBytes(json));
        return stored.ToArray();
    }

    /// <summary>What a .NET host says of the header of its bundle.</summary>
    public static byte[] BundleMark(long offset)
    {
        var mark = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(mark, offset);
        return [.. mark, .. BundleSignature];
    }

    static byte[] Varint(int value) => value < 0x80 ? [(byte)value] : [(byte)(value | 0x80), .. Varint(value >> 7)];
}
