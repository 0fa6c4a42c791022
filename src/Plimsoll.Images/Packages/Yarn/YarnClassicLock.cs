namespace Plimsoll.Images.Packages.Yarn;

/// <summary>The entries of a yarn.lock of version 1, which looks like YAML and is none.</summary>
/// <remarks>
/// Format: https://classic.yarnpkg.com/lang/en/docs/yarn-lock/. An entry is a line of descriptors without indentation, its
/// properties are indented by two blanks, the lists among them by four.
/// </remarks>
sealed class YarnClassicLock
{
    readonly List<Entry> _entries = [];

    /// <summary>The entries, in file order.</summary>
    public IReadOnlyList<Entry> Entries => _entries;

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">A line is none of this format.</exception>
    public static YarnClassicLock Read(BoundedLines lines)
    {
        var file = new YarnClassicLock();
        var isList = false;
        while (lines.Read() is { } line)
        {
            var text = line.Trim();
            if (text.Length == 0 || text[0] == '#')
                continue;
            var indent = line.Length - line.AsSpan().TrimStart(' ').Length;
            if (indent == 0)
                file._entries.Add(new Entry(Descriptors(text, lines.Number)));
            else if (file._entries is [.., var entry] && indent == 2)
                isList = Property(entry, text);
            else if (file._entries is [.., var owner] && indent >= 4 && isList && Pair(text) is { } need)
                owner.Needs.Add(new YarnDescriptor(need.Key, need.Value));
        }
        return file;
    }

    static List<YarnDescriptor> Descriptors(string text, int line)
    {
        if (!text.EndsWith(':'))
            throw new InvalidDataException($"Line {line} is no entry of a lock file: it does not end with a colon.");
        return
        [
            .. text[..^1].Split(',').Select(part => YarnDescriptor.Of(part.Trim().Trim('"')))
                .OfType<YarnDescriptor>(),
        ];
    }

    /// <returns>Whether a list of dependencies follows.</returns>
    static bool Property(Entry entry, string text)
    {
        if (text is "dependencies:" or "optionalDependencies:")
            return true;
        if (Pair(text) is { Key: "version" } version)
            entry.Version = version.Value;
        return false;
    }

    /// <summary>Splits <c>NAME VALUE</c>, each in quotes or not.</summary>
    static KeyValuePair<string, string>? Pair(string text)
    {
        var end = text[0] == '"' ? text.IndexOf('"', 1) + 1 : text.IndexOf(' ', StringComparison.Ordinal);
        return end <= 0 || end >= text.Length
            ? null
            : new(text[..end].Trim('"'), text[end..].Trim().Trim('"'));
    }

    /// <summary>One entry.</summary>
    /// <param name="descriptors">The wishes that it answers.</param>
    public sealed class Entry(List<YarnDescriptor> descriptors)
    {
        /// <summary>The wishes that it answers.</summary>
        public IReadOnlyList<YarnDescriptor> Descriptors => descriptors;

        /// <summary>The version it is locked at; empty where it names none.</summary>
        public string Version { get; set; } = "";

        /// <summary>What it needs.</summary>
        public List<YarnDescriptor> Needs { get; } = [];
    }
}
