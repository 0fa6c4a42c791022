namespace Plimsoll.Rego.Values;

/// <summary>Values, each once, in Rego's order.</summary>
public sealed class RegoSet : RegoValue
{
    readonly RegoValue[] _items;
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
        var others = ((RegoSet)other)._items;
        return others.Length == _items.Length && SortedValues.Compare(_items, others) == 0;
    }

    private protected override int CompareSameKind(RegoValue other) => SortedValues.Compare(_items, ((RegoSet)other)._items);
}
