namespace Plimsoll.Kubernetes.Objects;

/// <summary>The bytes of one document of a YAML file.</summary>
/// <param name="Start">Offset in the file.</param>
/// <param name="Length">Bytes, with its <c>---</c> line.</param>
/// <param name="LinesBefore">Lines of the file before it.</param>
sealed record YamlDocument(int Start, int Length, int LinesBefore)
{
    /// <summary>Cuts a file into documents, so that a broken one does not hide the ones after it.</summary>
    /// <remarks>
    /// YAML 1.2.2 section 9.1.2: <c>---</c> or <c>...</c> at the start of a line, followed by white space or the line's
    /// end, is a document marker wherever it stands, inside quotes and blocks too (production c-forbidden).
    /// </remarks>
    /// <param name="file">The file.</param>
    public static IEnumerable<YamlDocument> In(ReadOnlyMemory<byte> file)
    {
        var (start, linesBefore, line, position) = (0, 0, 0, 0);
        while (position < file.Length)
        {
            var next = NextLine(file.Span, position);
            var marker = MarkerAt(file.Span[position..next]);
            if (marker == '-' && position > start)
            {
                yield return new YamlDocument(start, position - start, linesBefore);
                (start, linesBefore) = (position, line);
            }

            line++;
            position = next;
            if (marker == '.')
            {
                yield return new YamlDocument(start, position - start, linesBefore);
                (start, linesBefore) = (position, line);
            }
        }

        if (start < file.Length)
            yield return new YamlDocument(start, file.Length - start, linesBefore);
    }

    /// <summary>Whether it holds nothing: white space, comments, directives and markers only.</summary>
    /// <param name="file">The file.</param>
    public bool IsEmpty(ReadOnlyMemory<byte> file)
    {
        var rest = file.Span.Slice(Start, Length);
        while (rest.Length > 0)
        {
            var next = NextLine(rest, 0);
            var line = rest[..next];
            if (MarkerAt(line) is not '\0')
                line = line[3..];
            line = line.TrimStart(" \t\r\n"u8);
            if (line.Length > 0 && line[0] is not ((byte)'#' or (byte)'%'))
                return false;
            rest = rest[next..];
        }

        return true;
    }

    static int NextLine(ReadOnlySpan<byte> file, int position)
    {
        var found = file[position..].IndexOfAny((byte)'\n', (byte)'\r');
        if (found < 0)
            return file.Length;
        var end = position + found + 1;
        return file[end - 1] == '\r' && end < file.Length && file[end] == '\n' ? end + 1 : end;
    }

    static char MarkerAt(ReadOnlySpan<byte> line) => line switch
    {
        [(byte)'-', (byte)'-', (byte)'-', .. var rest] when EndsMarker(rest) => '-',
        [(byte)'.', (byte)'.', (byte)'.', .. var rest] when EndsMarker(rest) => '.',
        _ => '\0',
    };

    static bool EndsMarker(ReadOnlySpan<byte> rest) =>
        rest.IsEmpty || rest[0] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
}
