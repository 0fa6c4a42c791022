using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace Plimsoll.Images.Packages.Programs;

/// <summary>What was found in a program, and its form as bytes: for each text its kind, its length (32 bit, little-endian) and UTF-8.</summary>
/// <param name="Texts">The texts in the order in which they were found.</param>
sealed record ProgramExtract(ImmutableArray<ProgramText> Texts)
{
    const int HeadBytes = 5;

    /// <summary>The first text of a kind; <c>null</c> where there is none.</summary>
    public string? Of(ProgramTextKind kind)
    {
        foreach (var text in Texts)
        {
            if (text.Kind == kind)
                return text.Text;
        }
        return null;
    }

    /// <summary>The bytes.</summary>
    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        Span<byte> head = stackalloc byte[HeadBytes];
        foreach (var (kind, text) in Texts)
        {
            var content = Encoding.UTF8.GetBytes(text);
            head[0] = (byte)kind;
            BinaryPrimitives.WriteInt32LittleEndian(head[1..], content.Length);
            bytes.Write(head);
            bytes.Write(content);
        }
        return bytes.ToArray();
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="InvalidDataException">These are other bytes.</exception>
    public static ProgramExtract Parse(ReadOnlySpan<byte> bytes)
    {
        var texts = ImmutableArray.CreateBuilder<ProgramText>();
        while (!bytes.IsEmpty)
        {
            if (bytes.Length < HeadBytes
                || BinaryPrimitives.ReadInt32LittleEndian(bytes[1..]) is var length && (length < 0 || length > bytes.Length - HeadBytes)
                || bytes[0] > (byte)ProgramTextKind.PeDamage)
            {
                throw new InvalidDataException("What was kept of the program is broken.");
            }
            texts.Add(new ProgramText((ProgramTextKind)bytes[0], Encoding.UTF8.GetString(bytes.Slice(HeadBytes, length))));
            bytes = bytes[(HeadBytes + length)..];
        }
        return new ProgramExtract(texts.ToImmutable());
    }
}
