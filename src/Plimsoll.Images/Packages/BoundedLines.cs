using System.Text;

namespace Plimsoll.Images.Packages;

/// <summary>
/// The lines of a text file, each of bounded length. Only LF ends a line, and a CR before it is dropped: a CR inside a
/// line cannot smuggle in a field, as it could where every CR ended one. Invalid UTF-8 becomes U+FFFD.
/// A byte order mark of UTF-8 at the start is no text.
/// </summary>
/// <remarks>There is no detection of encodings: a file that starts like UTF-16 would read as other fields than its package manager sees.</remarks>
sealed class BoundedLines(ReadOnlyMemory<byte> file)
{
    /// <summary>The longest line, bytes. The longest real one (apk's provides) has less than 200 Ki.</summary>
    public const int MaxLineLength = 1024 * 1024;

    int _start = file.Span.StartsWith("\uFEFF"u8) ? 3 : 0;

    /// <summary>The number of the last line read, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Reads the next line, without its end.</summary>
    /// <returns><c>null</c> at the end of the file.</returns>
    /// <exception cref="InvalidDataException">The line is longer than <see cref="MaxLineLength"/>.</exception>
    public string? Read() => TryRead(out var line) ? Encoding.UTF8.GetString(line) : null;

    /// <summary>Reads the next line, without its end, as it is stored.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="InvalidDataException">The line is longer than <see cref="MaxLineLength"/>.</exception>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        var rest = file.Span[_start..];
        line = [];
        if (rest.IsEmpty)
            return false;

        var end = rest.IndexOf((byte)'\n');
        line = end < 0 ? rest : rest[..end];
        if (line.Length > MaxLineLength)
            throw new InvalidDataException($"Line {Number + 1} is longer than {MaxLineLength} bytes.");
        _start += end < 0 ? rest.Length : end + 1;
        Number++;
        if (end >= 0 && line is [.. var text, (byte)'\r'])
            line = text;
        return true;
    }
}
