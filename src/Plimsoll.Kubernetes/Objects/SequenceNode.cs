using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.Objects;

/// <summary>A list of values.</summary>
public sealed class SequenceNode : ObjectNode
{
    internal SequenceNode(string file, int line, int column, ImmutableArray<ObjectNode> items)
        : base(file, line, column) => Items = items;

    /// <summary>The values, in written order.</summary>
    public ImmutableArray<ObjectNode> Items { get; }
}
