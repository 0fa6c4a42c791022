using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Plimsoll.Images.Packages;

/// <summary>Builds the documents of a YAML file from the parser's events, within the limits of <see cref="BoundedYaml"/>.</summary>
sealed class YamlTree
{
    readonly List<DocumentNode> _documents = [];
    readonly Stack<Level> _open = new();
    readonly Dictionary<string, (DocumentNode Node, int Nodes)> _anchors = new(StringComparer.Ordinal);
    int _nodes;

    /// <summary>The documents so far that are complete.</summary>
    public IReadOnlyList<DocumentNode> Documents => _documents;

    /// <summary>Takes the next event.</summary>
    /// <exception cref="InvalidDataException">A limit is passed, or an alias names what is not there.</exception>
    public void Take(ParsingEvent next)
    {
        switch (next)
        {
            case DocumentStart:
                _anchors.Clear();
                break;
            case MappingStart mapping:
                Open(DocumentNode.Table(), mapping.Anchor, next);
                break;
            case SequenceStart sequence:
                Open(DocumentNode.List(), sequence.Anchor, next);
                break;
            case MappingEnd or SequenceEnd:
                Close(next);
                break;
            case Scalar scalar:
                Count(1, next);
                var node = DocumentNode.Scalar(IsNull(scalar) ? null : scalar.Value);
                Remember(scalar.Anchor, node, 1);
                Place(node, scalar.Value, next);
                break;
            case AnchorAlias alias:
                if (!_anchors.TryGetValue(alias.Value.Value, out var target))
                    throw new InvalidDataException($"The alias at line {next.Start.Line} stands for nothing that ends before it.");
                Count(target.Nodes, next);
                Place(target.Node, target.Node.Text, next);
                break;
        }
    }

    void Open(DocumentNode node, AnchorName anchor, ParsingEvent at)
    {
        Count(1, at);
        if (_open.Count >= BoundedYaml.MaxDepth)
            throw new InvalidDataException($"Nested deeper than {BoundedYaml.MaxDepth} levels at line {at.Start.Line}.");
        _open.Push(new Level(node, anchor, _nodes));
    }

    void Close(ParsingEvent at)
    {
        var level = _open.Pop();
        Remember(level.Anchor, level.Node, _nodes - level.NodesBefore + 1);
        Place(level.Node, null, at);
    }

    void Place(DocumentNode node, string? asKey, ParsingEvent at)
    {
        if (!_open.TryPeek(out var parent))
        {
            if (node.IsTable || node.IsList || node.Text is not null)
                _documents.Add(node);
            return;
        }

        if (parent.Node.IsList)
        {
            parent.Node.Add(node);
        }
        else if (!parent.HasKey)
        {
            (parent.Key, parent.HasKey) = (asKey ?? throw new InvalidDataException($"The key at line {at.Start.Line} is no scalar."), true);
        }
        else
        {
            parent.Node.Add(parent.Key, node);
            parent.HasKey = false;
        }
    }

    void Remember(AnchorName anchor, DocumentNode node, int nodes)
    {
        if (!anchor.IsEmpty)
            _anchors[anchor.Value] = (node, nodes);
    }

    void Count(int nodes, ParsingEvent at)
    {
        _nodes += nodes;
        if (_nodes > BoundedYaml.MaxNodes)
            throw new InvalidDataException($"More than {BoundedYaml.MaxNodes} values by line {at.Start.Line}, each alias counted in full.");
    }

    static bool IsNull(Scalar scalar) =>
        scalar.Style == ScalarStyle.Plain && (scalar.Value is "" or "~" or "null" or "Null" or "NULL");

    sealed class Level(DocumentNode node, AnchorName anchor, int nodesBefore)
    {
        public DocumentNode Node => node;

        public AnchorName Anchor => anchor;

        public int NodesBefore => nodesBefore;

        public string Key { get; set; } = "";

        public bool HasKey { get; set; }
    }
}
