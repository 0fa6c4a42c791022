namespace Plimsoll.Rego.Values;

/// <summary>Values in an order.</summary>
public sealed class RegoArray : RegoValue
{
    readonly IRegoItems? _source;
    RegoValue[]? _items;
    object? _equal;
    int _hash;

    /// <summary>An array of these items, which must not change afterwards.</summary>
    /// <param name="items">The items.</param>
    public RegoArray(params RegoValue[] items) => _items = items;

    /// <summary>An array that is read when it is first looked at.</summary>
    /// <param name="source">Where from.</param>
    public RegoArray(IRegoItems source) => _source = source;

    /// <summary>The array of nothing.</summary>
    public static RegoArray Empty { get; } = new();

    /// <inheritdoc/>
    public override RegoKind Kind => RegoKind.Array;

    /// <summary>The items.</summary>
    public ReadOnlySpan<RegoValue> Items => Loaded();

    /// <summary>How many items it has.</summary>
    public int Count => Loaded().Length;

    /// <summary>The item at a position; <c>null</c> where there is none.</summary>
    /// <param name="index">The position, from 0.</param>
    public RegoValue? At(long index)
    {
        var items = Loaded();
        return index >= 0 && index < items.Length ? items[index] : null;
    }

    /// <summary>The item that a key stands for; <c>null</c> where the key is no position of an item.</summary>
    /// <param name="key">The key.</param>
    public RegoValue? Get(RegoValue key) => key is RegoNumber number && number.TryGetInteger(out var index) ? At(index) : null;

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        if (_hash != 0)
            return _hash;
        NestingGuard.Enter();
        var hash = new HashCode();
        hash.Add(RegoKind.Array);
        foreach (var item in Loaded())
            hash.Add(item.GetHashCode());
        var result = hash.ToHashCode();
        return _hash = result == 0 ? 1 : result;
    }

    internal RegoValue[] Loaded() => _items ?? Load();

    bool IsKnownEqual(RegoArray other) => _equal is not null && ReferenceEquals(_equal, other._equal);

    RegoValue[] Load() => _items = _source is null ? [] : _source.Load();

    private protected override bool EqualsSameKind(RegoValue other)
    {
        var mine = Loaded();
        var others = ((RegoArray)other).Loaded();
        if (ReferenceEquals(mine, others) || IsKnownEqual((RegoArray)other))
            return true;
        if (mine.Length != others.Length || (_hash != 0 && ((RegoArray)other)._hash != 0 && _hash != ((RegoArray)other)._hash))
            return false;
        NestingGuard.Enter();
        for (var index = 0; index < mine.Length; index++)
        {
            if (!mine[index].Equals(others[index]))
                return false;
        }

        // Known from now on without a look at the items: see RegoObject.
        _equal = ((RegoArray)other)._equal ??= others;
        return true;
    }

    private protected override int CompareSameKind(RegoValue other)
    {
        if (IsKnownEqual((RegoArray)other))
            return 0;
        var others = ((RegoArray)other).Loaded();
        var order = SortedValues.Compare(Loaded(), others);
        if (order == 0)
            _equal = ((RegoArray)other)._equal ??= others;
        return order;
    }
}
