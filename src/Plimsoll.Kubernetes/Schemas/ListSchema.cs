using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.Schemas;

/// <summary>A list.</summary>
/// <param name="items">The type of its items.</param>
public sealed class ListSchema(TypeSchema items) : TypeSchema
{
    /// <summary>The type of its items.</summary>
    public TypeSchema Items { get; } = items;

    /// <summary>How it is merged.</summary>
    public ListMerge Merge { get; init; }

    /// <summary>What tells its items apart; empty unless it is a <see cref="ListMerge.Map"/>.</summary>
    public ImmutableArray<ListKey> Keys { get; init; } = [];

    /// <summary>The most items it may have; <c>null</c> where nothing is declared.</summary>
    public long? MaxItems { get; init; }
}
