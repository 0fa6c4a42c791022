using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.Network;

/// <summary>Addresses of a block without some of it.</summary>
/// <param name="Range">The block.</param>
/// <param name="Except">What is left out of it.</param>
public sealed record AddressBlock(AddressRange Range, ImmutableArray<AddressRange> Except)
{
    /// <summary>Whether every address of the range is in it.</summary>
    /// <param name="range">Addresses that lie on one side of each border of this block.</param>
    public bool Holds(AddressRange range) => Range.Covers(range) && !Except.Any(hole => hole.Covers(range));

    /// <summary>The smallest ranges that no block divides, IPv4 first; IPv6 only where a block is of it.</summary>
    /// <param name="blocks">The blocks.</param>
    public static ImmutableArray<AddressRange> Partition(IEnumerable<AddressBlock> blocks)
    {
        var starts = new SortedSet<(bool IsV6, UInt128 First)> { (false, 0) };
        foreach (var range in blocks.SelectMany(block => block.Except.Prepend(block.Range)))
        {
            starts.Add((range.IsV6, 0));
            starts.Add((range.IsV6, range.First));
            if (range.Last != Whole(range.IsV6).Last)
                starts.Add((range.IsV6, range.Last + 1));
        }

        var parts = ImmutableArray.CreateBuilder<AddressRange>(starts.Count);
        var ordered = starts.ToArray();
        for (var position = 0; position < ordered.Length; position++)
        {
            var (isV6, first) = ordered[position];
            var isLast = position + 1 == ordered.Length || ordered[position + 1].IsV6 != isV6;
            parts.Add(new AddressRange(first, isLast ? Whole(isV6).Last : ordered[position + 1].First - 1, isV6));
        }

        return parts.ToImmutable();
    }

    static AddressRange Whole(bool isV6) => isV6 ? AddressRange.AllV6 : AddressRange.AllV4;
}
