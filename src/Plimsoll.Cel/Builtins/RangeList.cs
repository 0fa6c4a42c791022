using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Builtins;

/// <summary>The integers from 0 up to a number, without it.</summary>
sealed class RangeList(int count) : CelList
{
    public override int Count { get; } = count;

    public override CelValue this[int index] => (uint)index < (uint)Count
        ? CelValue.Int(index)
        : throw new ArgumentOutOfRangeException(nameof(index));
}
