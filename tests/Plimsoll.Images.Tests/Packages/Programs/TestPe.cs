using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;

namespace Plimsoll.Images.Packages.Programs;

/// <summary>Writes PE files: assemblies with the compiler's own writer, and libraries that are none byte by byte.</summary>
static class TestPe
{
    /// <summary>An assembly; <paramref name="types"/> make its tables and texts as large as is wanted.</summary>
    public static byte[] Assembly(
        string name, string version, (string Key, string Value)[]? product = null, string culture = "", int types = 0, bool isModule = false)
    {
        var metadata = new MetadataBuilder();
        for (var i = 0; i < types; i++)
        {
            metadata.AddTypeDefinition(
                TypeAttributes.Public, default, metadata.GetOrAddString($"Type{i}WithSomeName"), default, MetadataTokens.FieldDefinitionHandle(1), MetadataTokens.MethodDefinitionHandle(1));
        }
        metadata.AddModule(0, metadata.GetOrAddString(name + ".dll"), metadata.GetOrAddGuid(new Guid(1, 2, 3, new byte[8])), default, default);
        if (!isModule)
            metadata.AddAssembly(metadata.GetOrAddString(name), System.Version.Parse(version), culture.Length > 0 ? metadata.GetOrAddString(culture) : default, default, default, AssemblyHashAlgorithm.Sha1);
        var builder = new ManagedPEBuilder(
            PEHeaderBuilder.CreateLibraryHeader(), new MetadataRootBuilder(metadata), new BlobBuilder(), nativeResources: product is null ? null : new Resources(product));
        var file = new BlobBuilder();
        builder.Serialize(file);
        return file.ToArray();
    }

    /// <summary>A library that is no assembly.</summary>
    public static byte[] Native(params (string Key, string Value)[] product) => Native(section => Tree(section, Version(product)));

    /// <summary>A library that is no assembly, with a section of resources that is given its address, 0x1000.</summary>
    public static byte[] Native(Func<int, byte[]> resources, int resourceAddress = 0x1000)
    {
        var section = resources(0x1000);
        var file = new byte[0x200 + section.Length];
        var writer = new BinaryWriter(new MemoryStream(file));
        writer.Write("MZ"u8);
        At(0x3c).Write(0x40);
        At(0x40).Write("PE\0\0"u8);
        writer.Write((ushort)0x8664);
        writer.Write((ushort)1);
        At(0x54).Write((ushort)0xf0);
        At(0x58).Write((ushort)0x20b);
        At(0x58 + 108).Write(16);
        At(0x58 + 112 + 16).Write(resourceAddress);
        writer.Write(section.Length);
        At(0x58 + 0xf0).Write(".rsrc\0\0\0"u8);
        foreach (var number in (int[])[section.Length, 0x1000, section.Length, 0x200])
            writer.Write(number);
        At(0x200).Write(section);
        return file;

        BinaryWriter At(int place)
        {
            writer.BaseStream.Position = place;
            return writer;
        }
    }

    /// <summary>A tree of resources with one leaf, behind which <paramref name="gap"/> bytes of something else lie.</summary>
    public static byte[] Tree(int address, byte[] content, int gap = 0)
    {
        var bytes = new MemoryStream();
        var writer = new BinaryWriter(bytes);
        for (var level = 1; level <= 3; level++)
        {
            writer.Write(new byte[14]);
            writer.Write((ushort)1);
            writer.Write(level == 1 ? 16 : 1);
            writer.Write(level == 3 ? 72 : unchecked((int)0x8000_0000) | (level * 24));
        }
        foreach (var number in (int[])[address + 88 + gap, content.Length, 0, 0])
            writer.Write(number);
        writer.Write(new byte[gap]);
        writer.Write(content);
        return bytes.ToArray();
    }

    /// <summary>A version resource.</summary>
    public static byte[] Version(params (string Key, string Value)[] texts) => Block("VS_VERSION_INFO", FixedFacts(),
        Block("VarFileInfo", []),
        Block("StringFileInfo", [], Block("040904b0", [], [.. texts.Select(text => Block(text.Key, Encoding.Unicode.GetBytes(text.Value + "\0")))])));

    static byte[] FixedFacts()
    {
        var facts = new byte[52];
        var writer = new BinaryWriter(new MemoryStream(facts));
        writer.Write(0xfeef04bd);
        writer.Write(0x10000);
        writer.Write((9 << 16) | 8);
        writer.Write((7 << 16) | 6);
        return facts;
    }

    static byte[] Block(string key, byte[] value, params byte[][] children)
    {
        var bytes = new MemoryStream();
        bytes.Write(new byte[6]);
        bytes.Write(Encoding.Unicode.GetBytes(key + "\0"));
        foreach (var piece in (byte[][])[value, .. children])
        {
            bytes.Write(new byte[(4 - (bytes.Length % 4)) % 4]);
            bytes.Write(piece);
        }
        var block = bytes.ToArray();
        var writer = new BinaryWriter(new MemoryStream(block));
        writer.Write((ushort)block.Length);
        writer.Write((ushort)value.Length);
        return block;
    }

    sealed class Resources((string Key, string Value)[] product) : ResourceSectionBuilder
    {
        protected override void Serialize(BlobBuilder builder, SectionLocation location) =>
            builder.WriteBytes(Tree(location.RelativeVirtualAddress, Version(product)));
    }
}
