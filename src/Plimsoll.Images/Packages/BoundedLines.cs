using System.Text;

namespace Plimsoll.Images.Packages;

/// <summary>
/// The lines of a text file, each of bounded length. Only LF ends a line, and a CR before it is dropped: a CR inside a
/// line cannot smuggle in a field, as it could where every CR ended one. Invalid UTF-8 becomes U+FFFD.
/// </summary>
sealed class BoundedLines(Stream file) : IDisposable
{
    /// <summary>The longest line, UTF-16 code units. The longest real one (apk's provides) has less than 200 Ki.</summary>
    public const int MaxLineLength = 1024 * 1024;

    const int BufferLength = 16 * 1024;

    // No detection: a file that starts like UTF-16 would read as other fields than its package manager sees.
    readonly StreamReader _text = new(
        file, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, BufferLength, leaveOpen: true);

    readonly char[] _buffer = new char[BufferLength];
    readonly StringBuilder _partial = new();
    int _start;
    int _end;

    /// <summary>The number of the last line read, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Reads the next line, without its end.</summary>
    /// <returns><c>null</c> at the end of the file.</returns>
    /// <exception cref="InvalidDataException">The line is longer than <see cref="MaxLineLength"/>.</exception>
    public async ValueTask<string?> ReadAsync(CancellationToken cancellation)
    {
        while (true)
        {
            if (_start == _end)
            {
                (_start, _end) = (0, await _text.ReadAsync(_buffer.AsMemory(), cancellation));
                if (_end == 0)
                    return _partial.Length == 0 ? null : Take([]);
            }

            var rest = _buffer.AsSpan(_start, _end - _start);
            if (rest.IndexOf('\n') is >= 0 and var length)
            {
                _start += length + 1;
                return Take(rest[..length]);
            }

            Require(rest.Length);
            _partial.Append(rest);
            _start = _end;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _text.Dispose();

    string Take(ReadOnlySpan<char> end)
    {
        Require(end.Length);
        Number++;
        if (_partial.Length == 0)
            return WithoutReturn(end).ToString();

        var line = _partial.Append(end).ToString();
        _partial.Clear();
        return WithoutReturn(line).Length == line.Length ? line : line[..^1];
    }

    void Require(int more)
    {
        if (_partial.Length + more > MaxLineLength)
            throw new InvalidDataException($"Line {Number + 1} is longer than {MaxLineLength} characters.");
    }

    static ReadOnlySpan<char> WithoutReturn(ReadOnlySpan<char> line) => line is [.. var text, '\r'] ? text : line;
}
