namespace Plimsoll.Images.Layers;

/// <summary>Paths inside an image. They are data: they never touch the file system of the machine that scans.</summary>
static class EntryPath
{
    /// <summary>Brings a name into the one form used here: no leading slash, no empty, <c>.</c> or <c>..</c> segments.</summary>
    /// <param name="path">The name; holds the path afterwards.</param>
    /// <param name="length">Characters of the path; 0 for the root.</param>
    /// <returns>Whether the name stays inside the root.</returns>
    public static bool TryNormalize(Span<char> path, out int length)
    {
        length = 0;
        var next = 0;
        while (next < path.Length)
        {
            var slash = path[next..].IndexOf('/');
            var segment = slash < 0 ? path[next..] : path.Slice(next, slash);
            next = slash < 0 ? path.Length : next + slash + 1;

            if (segment is [] or ['.'])
                continue;
            if (segment is ['.', '.'])
            {
                if (length == 0)
                    return false;
                length = Math.Max(path[..length].LastIndexOf('/'), 0);
                continue;
            }

            if (length > 0)
                path[length++] = '/';
            segment.CopyTo(path[length..]);
            length += segment.Length;
        }
        return true;
    }

    /// <summary>The part before the last slash; empty for a name in the root.</summary>
    public static ReadOnlySpan<char> Folder(ReadOnlySpan<char> path) =>
        path.LastIndexOf('/') is var slash and >= 0 ? path[..slash] : [];

    /// <summary>The part after the last slash.</summary>
    public static ReadOnlySpan<char> Name(ReadOnlySpan<char> path) => path[(path.LastIndexOf('/') + 1)..];
}
