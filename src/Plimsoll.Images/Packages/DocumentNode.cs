namespace Plimsoll.Images.Packages;

/// <summary>
/// A value of a YAML or TOML document: a text, a list or a table. Every scalar stays the text it was written as (<c>1.10</c>
/// is a version, not a number). Looks are lenient: a value of another shape than asked for is as good as absent.
/// </summary>
sealed class DocumentNode
{
    /// <summary>Up to so many entries a table is searched from its end; with more it has an index.</summary>
    const int IndexedEntries = 12;

    readonly List<DocumentNode>? _items;
    readonly List<KeyValuePair<string, DocumentNode>>? _entries;
    Dictionary<string, int>? _index;

    DocumentNode(string? text, List<DocumentNode>? items, List<KeyValuePair<string, DocumentNode>>? entries) =>
        (Text, _items, _entries) = (text, items, entries);

    /// <summary>The scalar as it is written, quotes and escapes resolved; <c>null</c> for YAML's null, a list and a table.</summary>
    public string? Text { get; }

    /// <summary>Whether it is a list.</summary>
    public bool IsList => _items is not null;

    /// <summary>Whether it is a table, a mapping in YAML's words.</summary>
    public bool IsTable => _entries is not null;

    /// <summary>The items of a list; empty for anything else.</summary>
    public IReadOnlyList<DocumentNode> Items => _items ?? (IReadOnlyList<DocumentNode>)[];

    /// <summary>The entries of a table in the order of the file; empty for anything else.</summary>
    public IReadOnlyList<KeyValuePair<string, DocumentNode>> Entries =>
        _entries ?? (IReadOnlyList<KeyValuePair<string, DocumentNode>>)[];

    /// <summary>The value of a table's entry, the last of several of one name; <c>null</c> where there is none.</summary>
    public DocumentNode? this[string name]
    {
        get
        {
            if (_entries is null)
                return null;
            if (_index is not null)
                return _index.TryGetValue(name, out var at) ? _entries[at].Value : null;
            for (var i = _entries.Count - 1; i >= 0; i--)
            {
                if (_entries[i].Key == name)
                    return _entries[i].Value;
            }
            return null;
        }
    }

    /// <summary>A scalar.</summary>
    public static DocumentNode Scalar(string? text) => new(text, null, null);

    /// <summary>An empty list.</summary>
    public static DocumentNode List() => new(null, [], null);

    /// <summary>An empty table.</summary>
    public static DocumentNode Table() => new(null, null, []);

    /// <summary>The text of an entry, trimmed; <c>null</c> where it is absent, empty or no scalar.</summary>
    public string? TextOf(string name) => this[name]?.Text?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>Whether an entry is <c>true</c>.</summary>
    public bool IsTrue(string name) => this[name]?.Text is "true" or "True" or "TRUE";

    /// <summary>The entries of the table that an entry holds; empty where there is none.</summary>
    public IReadOnlyList<KeyValuePair<string, DocumentNode>> EntriesOf(string name) => this[name]?.Entries ?? [];

    /// <summary>The items of the list that an entry holds; empty where there is none.</summary>
    public IReadOnlyList<DocumentNode> ItemsOf(string name) => this[name]?.Items ?? [];

    /// <summary>Adds an item. Only for a list that is being read.</summary>
    public void Add(DocumentNode item) => _items!.Add(item);

    /// <summary>Adds an entry. Only for a table that is being read.</summary>
    public void Add(string name, DocumentNode value)
    {
        _entries!.Add(new(name, value));
        if (_index is not null)
            _index[name] = _entries.Count - 1;
        else if (_entries.Count > IndexedEntries)
            _index = Index(_entries);
    }

    static Dictionary<string, int> Index(List<KeyValuePair<string, DocumentNode>> entries)
    {
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < entries.Count; i++)
            index[entries[i].Key] = i;
        return index;
    }
}
