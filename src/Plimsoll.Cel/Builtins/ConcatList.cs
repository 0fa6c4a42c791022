using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Builtins;

/// <summary>
/// Two lists one after the other, as a balanced tree: joining takes logarithmic time and copies short lists only, whatever the
/// order in which an expression joins them.
/// </summary>
/// <remarks>The join of height-balanced trees: Blelloch, Ferizovic, Sun, "Just Join for Parallel Ordered Sets", 2016.</remarks>
sealed class ConcatList : CelList
{
    /// <summary>Up to this many items a copy is cheaper than a tree.</summary>
    const int MaxCopied = 16;

    readonly CelList _left;
    readonly CelList _right;
    readonly int _height;

    ConcatList(CelList left, CelList right)
    {
        (_left, _right) = (left, right);
        _height = Math.Max(HeightOf(left), HeightOf(right)) + 1;
        Count = left.Count + right.Count;
        Depth = Math.Max(left.Depth, right.Depth);
        Parts = left.Parts + right.Parts;
    }

    public override int Count { get; }

    internal override int Depth { get; }

    internal override long Parts { get; }

    public override CelValue this[int index]
    {
        get
        {
            CelList place = this;
            while (place is ConcatList node)
            {
                var isLeft = index < node._left.Count;
                place = isLeft ? node._left : node._right;
                if (!isLeft)
                    index -= node._left.Count;
            }

            return place[index];
        }
    }

    /// <summary>The items of both; neither is empty.</summary>
    public static CelList Of(CelList left, CelList right)
    {
        if (left.Count + right.Count <= MaxCopied)
            return Copy(left, right);
        var difference = HeightOf(left) - HeightOf(right);
        if (difference > 1)
            return JoinRight((ConcatList)left, right);
        return difference < -1 ? JoinLeft(left, (ConcatList)right) : new ConcatList(left, right);
    }

    // The recursions follow one spine of a tree whose height is logarithmic in the number of items.
    static ConcatList JoinRight(ConcatList left, CelList right)
    {
        var tail = Of(left._right, right);
        if (HeightOf(tail) <= HeightOf(left._left) + 1)
            return new ConcatList(left._left, tail);
        var node = (ConcatList)tail;
        return HeightOf(node._left) > HeightOf(node._right) && node._left is ConcatList inner
            ? new ConcatList(new ConcatList(left._left, inner._left), new ConcatList(inner._right, node._right))
            : new ConcatList(new ConcatList(left._left, node._left), node._right);
    }

    static ConcatList JoinLeft(CelList left, ConcatList right)
    {
        var head = Of(left, right._left);
        if (HeightOf(head) <= HeightOf(right._right) + 1)
            return new ConcatList(head, right._right);
        var node = (ConcatList)head;
        return HeightOf(node._right) > HeightOf(node._left) && node._right is ConcatList inner
            ? new ConcatList(new ConcatList(node._left, inner._left), new ConcatList(inner._right, right._right))
            : new ConcatList(node._left, new ConcatList(node._right, right._right));
    }

    static CelArrayList Copy(CelList left, CelList right)
    {
        var items = new CelValue[left.Count + right.Count];
        for (var i = 0; i < items.Length; i++)
            items[i] = i < left.Count ? left[i] : right[i - left.Count];
        return new CelArrayList(items);
    }

    static int HeightOf(CelList list) => list is ConcatList node ? node._height : 0;
}
