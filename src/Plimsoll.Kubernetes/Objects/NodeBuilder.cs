using Plimsoll.Model.Findings;

namespace Plimsoll.Kubernetes.Objects;

/// <summary>Puts the events of a parser together to nodes, on a stack of its own: no recursion on input depth.</summary>
/// <remarks>
/// Merge keys: https://yaml.org/type/merge.html (working draft of 2005-01-18): a key written in the mapping wins over a
/// merged one, an earlier merged mapping over a later one. Duplicate keys are refused, as kubectl's strict validation does.
/// </remarks>
sealed class NodeBuilder(string file, NodeBudget budget)
{
    readonly Stack<NodeFrame> _open = new();
    readonly Dictionary<string, Anchored> _anchors = new(StringComparer.Ordinal);

    /// <summary>The whole document; <c>null</c> until its end.</summary>
    public ObjectNode? Root { get; private set; }

    public void Begin(bool mapping, int line, int column, string? anchor)
    {
        budget.Add(line, column);
        if (_open.TryPeek(out var parent) && parent.ExpectsKey)
            throw Malformed("a key must be a scalar", line, column);
        if (_open.Count >= ManifestLimits.MaxDepth)
            throw TooDeep(line, column);
        _open.Push(new NodeFrame(mapping, line, column, anchor));
    }

    public void End()
    {
        var frame = _open.Pop();
        Merge(frame);
        ObjectNode node = frame.IsMapping
            ? new MappingNode(file, frame.Line, frame.Column, [.. frame.Entries])
            : new SequenceNode(file, frame.Line, frame.Column, [.. frame.Items]);
        Adopt(new Anchored(node, frame.Weight + 1, frame.Height + 1), frame.Anchor);
    }

    public void Scalar(
        ScalarKind kind, string text, long bits, int line, int column, string? anchor, bool isMerge, ScalarStyle style)
    {
        budget.Add(line, column);
        var scalar = new ScalarNode(file, line, column, kind, text, bits, style);
        if (_open.TryPeek(out var parent) && parent.ExpectsKey)
        {
            if (anchor is not null)
                _anchors[anchor] = new Anchored(scalar, 1, 0);
            Key(parent, scalar, line, column, isMerge);
            return;
        }

        Adopt(new Anchored(scalar, 1, 0), anchor);
    }

    public void Alias(string name, int line, int column)
    {
        if (!_anchors.TryGetValue(name, out var target))
        {
            throw Malformed(
                _open.Any(frame => frame.Anchor == name)
                    ? $"the anchor {name} contains itself"
                    : $"the alias {name} has no anchor before it",
                line,
                column);
        }

        budget.Expand(target.Weight, line, column);
        if (_open.Count + target.Height > ManifestLimits.MaxDepth)
            throw TooDeep(line, column);
        if (_open.TryPeek(out var parent) && parent.ExpectsKey)
        {
            if (target.Node is not ScalarNode scalar)
                throw Malformed("a key must be a scalar", line, column);
            Key(parent, scalar, line, column, isMerge: false);
            return;
        }

        Adopt(target, anchor: null);
    }

    void Key(NodeFrame frame, ScalarNode scalar, int line, int column, bool isMerge)
    {
        if (scalar.Kind == ScalarKind.Null)
            throw Malformed("a key must not be null", line, column);
        if (isMerge)
        {
            if (frame.HasMerge)
                throw Malformed("the merge key << stands twice in one mapping", line, column);
            frame.ExpectValueOfMerge(line, column);
            return;
        }

        var name = scalar.MemberName;
        if (budget.Keys.TryGetValue(name, out var known))
            name = known;
        else if (name.Length <= NodeFrame.MaxSharedKeyLength)
            budget.Keys.Add(name, name);
        if (frame.LineOf(name) is { } first)
            throw Malformed($"the key \"{name}\" stands on line {first} and again on line {line}", line, column);
        frame.ExpectValueOf(name, line, column);
    }

    void Adopt(Anchored value, string? anchor)
    {
        if (anchor is not null)
            _anchors[anchor] = value;
        if (_open.TryPeek(out var parent))
            parent.Add(value);
        else
            Root = value.Node;
    }

    void Merge(NodeFrame frame)
    {
        if (frame.Merged is not { } merged)
            return;
        IEnumerable<ObjectNode> sources = merged is SequenceNode sequence ? sequence.Items : [merged];
        foreach (var source in sources)
        {
            if (source is not MappingNode mapping)
                throw Malformed("<< takes a mapping or a sequence of mappings", frame.KeyLine, frame.KeyColumn);
            budget.Expand(mapping.Entries.Length, frame.KeyLine, frame.KeyColumn);
            foreach (var entry in mapping.Entries)
            {
                if (frame.LineOf(entry.Key) is null)
                    frame.AddMerged(entry);
            }
        }
    }

    static ManifestException Malformed(string message, int line, int column) =>
        new(UnreadReason.Malformed, message, line, column);

    static ManifestException TooDeep(int line, int column) =>
        new(UnreadReason.LimitExceeded, $"more than {ManifestLimits.MaxDepth} levels deep", line, column);
}
