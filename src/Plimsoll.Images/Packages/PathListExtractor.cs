using System.Text;
using Plimsoll.Images.Layers;

namespace Plimsoll.Images.Packages;

/// <summary>
/// Keeps of a list of files only the lines with paths that some reader would read: a few of the thousands. Nobody else is asked for an owner.
/// </summary>
/// <param name="name">Its name.</param>
/// <param name="pathOf">The path in a line; empty where it has none.</param>
sealed class PathListExtractor(string name, PathListExtractor.PathOf pathOf) : IFileExtractor
{
    const int MaxLineBytes = 4 * LayerLimits.MaxPathLength;

    /// <summary>A size that no reader takes for too small or too large.</summary>
    const long AssumedBytes = 1024 * 1024;

    /// <summary>Folders without anything that is a package by itself.</summary>
    static readonly string[] Passed = ["usr/share/doc/", "usr/share/man/", "usr/share/locale/", "usr/share/zoneinfo/", "usr/share/info/"];

    /// <summary>Finds the path in a line.</summary>
    public delegate ReadOnlySpan<byte> PathOf(ReadOnlySpan<byte> line);

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public async ValueTask<byte[]> ExtractAsync(Stream content, string path, long bytes, CancellationToken cancellation)
    {
        var buffer = new byte[2 * MaxLineBytes];
        var kept = new MemoryStream();
        var filled = 0;
        int read;
        do
        {
            read = await content.ReadAsync(buffer.AsMemory(filled), cancellation);
            filled += read;
            var rest = Keep(buffer.AsSpan(0, filled), isEnd: read == 0, kept);
            if (rest == buffer.Length)
                throw new InvalidDataException($"a line is longer than {MaxLineBytes} bytes");
            buffer.AsSpan(filled - rest, rest).CopyTo(buffer);
            filled = rest;
        }
        while (read > 0);
        return kept.ToArray();
    }

    int Keep(ReadOnlySpan<byte> text, bool isEnd, MemoryStream kept)
    {
        while (!text.IsEmpty)
        {
            var end = text.IndexOf((byte)'\n');
            if (end < 0 && !isEnd)
                break;
            var line = end < 0 ? text : text[..end];
            if (IsWanted(pathOf(line)))
            {
                if (kept.Length + line.Length >= LayerLimits.MaxExtractBytes)
                    throw new InvalidDataException($"more than {LayerLimits.MaxExtractBytes} bytes of its lines are to be kept");
                kept.Write(line);
                kept.WriteByte((byte)'\n');
            }
            text = end < 0 ? [] : text[(end + 1)..];
        }
        return text.Length;
    }

    static bool IsWanted(ReadOnlySpan<byte> path)
    {
        path = path.StartsWith("./"u8) ? path[2..] : path.TrimStart((byte)'/');
        if (path.IsEmpty || path.Length > LayerLimits.MaxPathLength)
            return false;
        Span<char> text = stackalloc char[path.Length];
        text = text[..Encoding.UTF8.GetChars(path, text)];
        foreach (var folder in Passed)
        {
            if (text.StartsWith(folder))
                return false;
        }
        return PackageReaders.WouldRead(new FileTraits(text, AssumedBytes, IsForPrograms(text)));
    }

    // A list has no modes: what it names elsewhere is hardly a program, and to keep all of it would be to keep the list.
    static bool IsForPrograms(ReadOnlySpan<char> path) =>
        path.Contains("bin/", StringComparison.Ordinal) || path.Contains("libexec/", StringComparison.Ordinal);
}
