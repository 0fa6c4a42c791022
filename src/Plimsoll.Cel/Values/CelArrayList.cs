namespace Plimsoll.Cel.Values;

/// <summary>A list of values in an array, which must not change any more.</summary>
sealed class CelArrayList : CelList
{
    readonly CelValue[] _items;

    public CelArrayList(CelValue[] items)
        : this(items, items.Length)
    {
    }

    /// <summary>A list of the first <paramref name="count"/> items.</summary>
    public CelArrayList(CelValue[] items, int count)
    {
        (_items, Count) = (items, count);
        foreach (var item in Items)
            (Depth, Parts) = (Math.Max(Depth, item.Depth), Parts + item.Parts);
        (Depth, Parts) = (Depth + 1, Parts + 1);
    }

    public static CelArrayList Empty { get; } = new([]);

    public override int Count { get; }

    internal override int Depth { get; }

    internal override long Parts { get; }

    public override CelValue this[int index] => index < Count ? _items[index] : throw new ArgumentOutOfRangeException(nameof(index));

    public ReadOnlySpan<CelValue> Items => _items.AsSpan(0, Count);
}
