using System.Collections.Immutable;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Evaluation;

/// <summary>A place under <c>data</c> that packages and rules make: a part of a package's path, or a rule.</summary>
sealed class RuleNode(RuleNode? parent, string ownName)
{
    SortedDictionary<string, RuleNode>? _children;
    RegoValue[]? _keys;
    ImmutableArray<string> _path;

    /// <summary>The path under <c>data</c>.</summary>
    public ImmutableArray<string> Path
    {
        get
        {
            if (_path.IsDefault)
                _path = PathTo(this);
            return _path;
        }
    }

    /// <summary>The path as keys of documents.</summary>
    public RegoValue[] Keys => _keys ??= [.. Path.Select(name => new RegoString(name))];

    /// <summary>The rules that define the value here; <c>null</c> where there are only places below.</summary>
    public RuleGroup? Group { get; set; }

    /// <summary>Whether a function stands here, which has no value.</summary>
    public bool IsFunction => Group is { Kind: RuleKind.Function };

    /// <summary>The places below.</summary>
    public IEnumerable<RuleNode> Children => _children?.Values ?? Enumerable.Empty<RuleNode>();

    /// <summary>Whether there are places below.</summary>
    public bool HasChildren => _children is { Count: > 0 };

    /// <summary>The place below with a name; <c>null</c> where there is none.</summary>
    public RuleNode? Child(string name) => _children?.GetValueOrDefault(name);

    /// <summary>The place below with a name, made where there is none.</summary>
    public RuleNode ChildOrNew(string name)
    {
        _children ??= new(StringComparer.Ordinal);
        if (!_children.TryGetValue(name, out var child))
            _children[name] = child = new RuleNode(this, name);
        return child;
    }

    /// <summary>The place at a path below, made where there is none.</summary>
    public RuleNode At(IEnumerable<string> below)
    {
        var node = this;
        foreach (var name in below)
            node = node.ChildOrNew(name);
        return node;
    }

    /// <summary>The place at a path below; <c>null</c> where there is none.</summary>
    public RuleNode? Find(IEnumerable<string> below)
    {
        var node = this;
        foreach (var name in below)
        {
            node = node.Child(name);
            if (node is null)
                return null;
        }

        return node;
    }

    /// <summary>Forgets the places below.</summary>
    public void Clear() => _children = null;

    /// <summary>The rules here and below.</summary>
    public IEnumerable<RuleGroup> Groups()
    {
        var waiting = new Stack<RuleNode>([this]);
        while (waiting.TryPop(out var node))
        {
            if (node.Group is not null)
                yield return node.Group;
            foreach (var child in node.Children)
                waiting.Push(child);
        }
    }

    /// <summary>Places know only the one above: that each knew its path would take memory by the square of the depth.</summary>
    static ImmutableArray<string> PathTo(RuleNode? node)
    {
        var path = new List<string>();
        for (; node?.Parent is not null; node = node.Parent)
            path.Add(node.Name);
        path.Reverse();
        return [.. path];
    }

    string Name => ownName;

    RuleNode? Parent => parent;
}
