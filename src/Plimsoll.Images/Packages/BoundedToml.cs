using System.Text;

namespace Plimsoll.Images.Packages;

/// <summary>A TOML file of bounded size and depth, read at once to tables, lists and texts.</summary>
/// <remarks>
/// TOML 1.0.0 (https://toml.io/en/v1.0.0), read leniently where a lock file cannot mean anything else: numbers and dates are not
/// checked, and line breaks are allowed in inline tables as in TOML 1.1. A name that is given twice is an error, as it says.
/// </remarks>
sealed class BoundedToml
{
    /// <summary>The largest file, bytes.</summary>
    public const int MaxBytes = 32 * 1024 * 1024;

    /// <summary>The deepest nesting of tables and arrays, dotted names included.</summary>
    public const int MaxDepth = 100;

    /// <summary>The most values of one file. A lock file of 2,000 packages with hashes has about 300,000.</summary>
    public const int MaxNodes = 1_000_000;

    readonly TomlText _text;
    readonly DocumentNode _root = DocumentNode.Table();
    readonly HashSet<DocumentNode> _defined = [];
    readonly HashSet<DocumentNode> _closed = [];
    int _nodes;

    BoundedToml(TomlText text) => _text = text;

    /// <summary>The root table of a file.</summary>
    /// <exception cref="InvalidDataException">The file goes beyond a limit or is not TOML.</exception>
    public static DocumentNode Read(ReadOnlyMemory<byte> content)
    {
        if (content.Length > MaxBytes)
            throw new InvalidDataException($"The file is larger than {MaxBytes} bytes.");
        return new BoundedToml(new TomlText(Encoding.UTF8.GetString(content.Span).TrimStart('\uFEFF'))).ReadFile();
    }

    DocumentNode ReadFile()
    {
        var table = _root;
        while (true)
        {
            _text.SkipBlank(lines: true);
            if (_text.IsAtEnd)
                return _root;

            if (_text.Take('['))
                table = Header(isList: _text.Take('['));
            else
                Assignment(table, 1);
            _text.EndLine();
        }
    }

    /// <summary>The table that <c>[a.b]</c> or <c>[[a.b]]</c> opens.</summary>
    DocumentNode Header(bool isList)
    {
        var path = _text.ReadName(MaxDepth);
        _text.SkipBlank(lines: false);
        _text.Expect(']');
        if (isList)
            _text.Expect(']');

        var parent = _root;
        foreach (var name in path.AsSpan(0, path.Length - 1))
            parent = Step(parent, name);
        if (isList)
            return Append(parent, path[^1]);

        var table = parent[path[^1]];
        if (table is null)
            parent.Add(path[^1], table = Counted(DocumentNode.Table()));
        if (!table.IsTable || _closed.Contains(table) || !_defined.Add(table))
            throw _text.Fault($"the table {path[^1]} is there already");
        return table;
    }

    DocumentNode Append(DocumentNode parent, string name)
    {
        var list = parent[name];
        if (list is null)
            parent.Add(name, list = Counted(DocumentNode.List()));
        if (!list.IsList || _closed.Contains(list))
            throw _text.Fault($"{name} is there already and no array of tables");
        var table = Counted(DocumentNode.Table());
        _defined.Add(table);
        list.Add(table);
        return table;
    }

    /// <summary>The table below a name on the way to another; of an array of tables the last.</summary>
    DocumentNode Step(DocumentNode parent, string name)
    {
        var next = parent[name];
        if (next is null)
            parent.Add(name, next = Counted(DocumentNode.Table()));
        if (_closed.Contains(next))
            throw _text.Fault($"{name} was given in one piece and cannot grow");
        if (next.IsList)
            next = next.Items[^1];
        return next.IsTable ? next : throw _text.Fault($"{name} is no table");
    }

    void Assignment(DocumentNode table, int depth)
    {
        var path = _text.ReadName(MaxDepth - depth);
        _text.SkipBlank(lines: false);
        _text.Expect('=');
        _text.SkipBlank(lines: false);
        foreach (var name in path.AsSpan(0, path.Length - 1))
            table = Step(table, name);
        if (table[path[^1]] is not null)
            throw _text.Fault($"{path[^1]} is there already");
        table.Add(path[^1], Value(depth + path.Length));
    }

    // Recursion ends at MaxDepth.
    DocumentNode Value(int depth)
    {
        if (depth >= MaxDepth)
            throw _text.Fault($"nested deeper than {MaxDepth} levels");
        if (_text.Take('['))
            return Array(depth);
        return _text.Take('{') ? InlineTable(depth) : Counted(DocumentNode.Scalar(_text.ReadScalar()));
    }

    DocumentNode Array(int depth)
    {
        var list = Counted(DocumentNode.List());
        _closed.Add(list);
        while (true)
        {
            _text.SkipBlank(lines: true);
            if (_text.Take(']'))
                return list;
            list.Add(Value(depth + 1));
            _text.SkipBlank(lines: true);
            if (_text.Take(']'))
                return list;
            _text.Expect(',');
        }
    }

    DocumentNode InlineTable(int depth)
    {
        var table = Counted(DocumentNode.Table());
        while (true)
        {
            _text.SkipBlank(lines: true);
            if (_text.Take('}'))
                break;
            Assignment(table, depth + 1);
            _text.SkipBlank(lines: true);
            if (_text.Take('}'))
                break;
            _text.Expect(',');
        }
        _closed.Add(table);
        return table;
    }

    DocumentNode Counted(DocumentNode node) =>
        ++_nodes <= MaxNodes ? node : throw _text.Fault($"more than {MaxNodes} values");
}
