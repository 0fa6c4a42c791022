namespace Plimsoll.Rego.Values;

/// <summary>Values, each once, in Rego's order.</summary>
public sealed class RegoSet : RegoValue
{
    readonly RegoValue[] _items;
    object? _equal;
    int _hash;

    RegoSet(RegoValue[] sorted) => _items = sorted;

    /// <summary>The set of nothing.</summary>
    public static RegoSet Empty { get; } = new([]);

    /// <inheritdoc/>
    public override RegoKind Kind => RegoKind.Set;

    /// <summary>The values in order.</summary>
    public ReadOnlySpan<RegoValue> Items => _items;

    /// <summary>How many values it has.</summary>
    public int Count => _items.Length;

    /// <summary>A set of these values, which may repeat themselves.</summary>
    /// <param name="values">The values.</param>
    public static RegoSet Of(params IEnumerable<RegoValue> values)
    {
        RegoValue[] items = [.. values];
        return items.Length == 0 ? Empty : new RegoSet(SortedValues.Of(items));
    }

    /// <summary>Whether it has a value.</summary>
    /// <param name="value">The value.</param>
    public bool Contains(RegoValue value) => SortedValues.IndexOf(_items, value) >= 0;

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        if (_hash != 0)
            return _hash;
        NestingGuard.Enter();
        var hash = new HashCode();
        hash.Add(RegoKind.Set);
        foreach (var item in _items)
            hash.Add(item.GetHashCode());
        var result = hash.ToHashCode();
        return _hash = result == 0 ? 1 : result;
    }

    /// <summary>A set of values that are sorted and each there once.</summary>
    internal static RegoSet OfSorted(RegoValue[] sorted) => sorted.Length == 0 ? Empty : new RegoSet(sorted);

    internal RegoValue[] Sorted() => _items;

    private protected override bool EqualsSameKind(RegoValue other)
    {
        var set = (RegoSet)other;
        return set._items.Length == _items.Length && (_hash == 0 || set._hash == 0 || _hash == set._hash) && CompareSameKind(other) == 0;
    }

    private protected override int CompareSameKind(RegoValue other)
    {
        var set = (RegoSet)other;
        if (_equal is not null && ReferenceEquals(_equal, set._equal))
            return 0;
        var order = SortedValues.Compare(_items, set._items);

        // Known from now on without a look at the values: see RegoObject.
        if (order == 0)
            _equal = set._equal ??= set._items;
        return order;
    }
}
