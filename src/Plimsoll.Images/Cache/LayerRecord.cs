using System.Security.Cryptography;
using System.Text;
using Plimsoll.Images.Layers;
using Plimsoll.Images.Sources;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Images;

namespace Plimsoll.Images.Cache;

/// <summary>The file form of what one layer holds: its names, what was kept of its files, and what could not be read.</summary>
/// <remarks>
/// Own format, little-endian: magic, the facts, a table of extractor names, the entries, the unread; SHA-256 of all of it at the end. Texts are
/// UTF-8 behind their length, lengths are 7-bit encoded. Whatever does not read exactly is as good as absent.
/// </remarks>
static class LayerRecord
{
    const int HashBytes = SHA256.HashSizeInBytes;
    const int BufferBytes = 64 * 1024;

    // Flags, lengths, the number of the extractor.
    const int MaxEntryFieldBytes = 32;

    /// <summary>The part of the format that a change of this class changes.</summary>
    public const int FormatVersion = 2;

    static ReadOnlySpan<byte> Magic => "PLIMSOLL LAYER\n"u8;

    /// <summary>Whether a layer is small enough to be written.</summary>
    public static bool Fits(LayerContent layer) => layer.Entries.Sum(entry =>
        (entry.Content?.Length ?? 0L) + Encoding.UTF8.GetMaxByteCount(entry.Path.Length + (entry.LinkTarget?.Length ?? 0)) + MaxEntryFieldBytes)
        <= CacheLimits.MaxFileBytes;

    /// <summary>Writes a layer.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Write(LayerContent layer, Stream file)
    {
        using var hash = SHA256.Create();
        using (var hashed = new CryptoStream(file, hash, CryptoStreamMode.Write, leaveOpen: true))
        using (var writer = new BinaryWriter(new BufferedStream(hashed, BufferBytes), Encoding.UTF8))
            WriteLayer(layer, writer);
        file.Write(hash.Hash);
    }

    static void WriteLayer(LayerContent layer, BinaryWriter writer)
    {
        writer.Write(Magic);
        writer.Write(layer.Facts.Digest.ToString());
        writer.Write(layer.Facts.DiffId.ToString());
        writer.Write(layer.Facts.StoredBytes);
        writer.Write(layer.Facts.TarBytes);

        string[] extractors = ["", .. layer.Entries.Select(entry => entry.ExtractedBy).OfType<string>().Distinct(StringComparer.Ordinal)];
        writer.Write7BitEncodedInt(extractors.Length);
        foreach (var name in extractors)
            writer.Write(name);

        writer.Write7BitEncodedInt(layer.Entries.Count);
        for (var ordinal = 0; ordinal < layer.Entries.Count; ordinal++)
            WriteEntry(writer, layer.Entries[ordinal], layer.Refused.Contains(ordinal), extractors);

        writer.Write7BitEncodedInt(layer.Unread.Length);
        foreach (var unread in layer.Unread)
        {
            writer.Write(WithoutTitle(unread.Subject, layer.Layer.Title));
            writer.Write((byte)unread.Reason);
            writer.Write(unread.Detail);
        }
    }

    /// <summary>Reads a layer back.</summary>
    /// <param name="file">The file.</param>
    /// <param name="layer">The layer as the image names it.</param>
    /// <returns>
    /// <c>null</c> where the file is not what <see cref="Write"/> wrote, or is of a layer with other digests or another length than the image states:
    /// then it is read anew, which tells what is wrong.
    /// </returns>
    public static LayerContent? Read(byte[] file, LayerDescriptor layer)
    {
        if (file.Length < Magic.Length + HashBytes || !file.AsSpan().StartsWith(Magic))
            return null;
        Span<byte> hash = stackalloc byte[HashBytes];
        SHA256.HashData(file.AsSpan(0, file.Length - HashBytes), hash);
        if (!hash.SequenceEqual(file.AsSpan(file.Length - HashBytes)))
            return null;

        try
        {
            var reader = new RecordReader(file.AsMemory(Magic.Length, file.Length - HashBytes - Magic.Length));
            return ReadLayer(reader, layer) is { } read && IsStated(layer, read.Facts) ? read : null;
        }
        catch (Exception problem) when (problem is InvalidDataException or FormatException)
        {
            // The hash is right: another process wrote it in another format under the same name.
            return null;
        }
    }

    static bool IsStated(LayerDescriptor layer, ImageLayer facts) =>
        (layer.Digest is not { } digest || digest == facts.Digest) && (layer.DiffId is not { } diffId || diffId == facts.DiffId)
        && layer.StoredBytes == facts.StoredBytes && LayerCompression.IsLayer(layer.MediaType);

    static LayerContent ReadLayer(RecordReader reader, LayerDescriptor layer)
    {
        var facts = new ImageLayer(
            layer.Index, Digest.Parse(reader.Text()), Digest.Parse(reader.Text()), reader.Number(), reader.Number(), layer.CreatedBy);
        var extractors = new string[reader.Count()];
        for (var i = 0; i < extractors.Length; i++)
            extractors[i] = reader.Text();

        var entries = new LayerEntry[reader.Count()];
        var refused = new HashSet<int>();
        var paths = new PathStore();
        for (var ordinal = 0; ordinal < entries.Length; ordinal++)
        {
            entries[ordinal] = ReadEntry(reader, extractors, paths, out var isRefused);
            if (isRefused)
                refused.Add(ordinal);
        }

        var unread = new Unread[reader.Count()];
        for (var i = 0; i < unread.Length; i++)
            unread[i] = new Unread(layer.Title + reader.Text(), (UnreadReason)reader.Byte(), reader.Text());
        return new LayerContent(layer, facts, entries, refused, [.. unread]);
    }

    static void WriteEntry(BinaryWriter writer, LayerEntry entry, bool isRefused, string[] extractors)
    {
        // kind in the low four bits, then: executable, refused, linked, kept.
        var flags = (int)entry.Kind
            | (entry.IsExecutable ? 0x10 : 0) | (isRefused ? 0x20 : 0) | (entry.LinkTarget is null ? 0 : 0x40) | (entry.Content is null ? 0 : 0x80);
        writer.Write((byte)flags);
        var length = Encoding.UTF8.GetByteCount(entry.Path.Span);
        writer.Write7BitEncodedInt(length);
        Span<byte> path = length <= 1024 ? stackalloc byte[1024] : new byte[length];
        writer.Write(path[..Encoding.UTF8.GetBytes(entry.Path.Span, path)]);
        writer.Write7BitEncodedInt64(entry.Bytes);
        if (entry.LinkTarget is not null)
            writer.Write(entry.LinkTarget);
        if (entry.Content is not null)
        {
            writer.Write7BitEncodedInt(Array.IndexOf(extractors, entry.ExtractedBy ?? ""));
            writer.Write7BitEncodedInt(entry.Content.Length);
            writer.Write(entry.Content);
        }
    }

    static LayerEntry ReadEntry(RecordReader reader, string[] extractors, PathStore paths, out bool isRefused)
    {
        var flags = reader.Byte();
        isRefused = (flags & 0x20) != 0;
        var path = reader.Path(paths);
        var bytes = reader.Length();
        var target = (flags & 0x40) != 0 ? reader.Text() : null;
        var entry = new LayerEntry(path, (EntryKind)(flags & 0x0F), target, bytes, (flags & 0x10) != 0);
        if ((flags & 0x80) == 0)
            return entry;

        var extractor = reader.Count();
        if (extractor >= extractors.Length)
            throw new InvalidDataException("An extractor is not in the table.");
        return entry with { ExtractedBy = extractor == 0 ? null : extractors[extractor], Content = reader.Bytes() };
    }

    // The same layer may be another one of another image.
    static string WithoutTitle(string subject, string title) =>
        subject.StartsWith(title, StringComparison.Ordinal) ? subject[title.Length..] : subject;
}
