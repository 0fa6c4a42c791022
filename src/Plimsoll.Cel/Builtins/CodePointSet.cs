using System.Globalization;
using System.Text;

namespace Plimsoll.Cel.Builtins;

/// <summary>A set of code points, as ranges that are sorted and lie apart.</summary>
sealed class CodePointSet
{
    /// <summary>The greatest code point.</summary>
    public const int Last = 0x10FFFF;

    const int FirstSupplementary = 0x10000;
    const int SurrogateBlock = 0x400;

    readonly (int First, int Last)[] _ranges;

    CodePointSet((int First, int Last)[] ranges) => _ranges = ranges;

    /// <summary>The set of these ranges, in any order.</summary>
    public static CodePointSet Of(params IEnumerable<(int First, int Last)> ranges)
    {
        var merged = new List<(int First, int Last)>();
        foreach (var (first, last) in ranges.Order())
        {
            if (merged is [.., var previous] && first <= previous.Last + 1)
                merged[^1] = (previous.First, Math.Max(previous.Last, last));
            else
                merged.Add((first, last));
        }

        return new CodePointSet([.. merged]);
    }

    public IReadOnlyList<(int First, int Last)> Ranges => _ranges;

    public bool Contains(int codePoint)
    {
        var place = Array.BinarySearch(_ranges, (codePoint, int.MaxValue));
        return ~place is > 0 and var next && _ranges[next - 1].Last >= codePoint;
    }

    /// <summary>All code points that are not in the set.</summary>
    public CodePointSet Negated()
    {
        var rest = new List<(int First, int Last)>();
        var next = 0;
        foreach (var (first, last) in _ranges)
        {
            if (first > next)
                rest.Add((next, first - 1));
            next = last + 1;
        }

        if (next <= Last)
            rest.Add((next, Last));
        return new CodePointSet([.. rest]);
    }

    /// <summary>Appends a pattern over UTF-16 units that matches one code point of the set, and no half of one.</summary>
    public void AppendPattern(StringBuilder pattern)
    {
        var units = new StringBuilder();
        var pairs = new StringBuilder();
        foreach (var (first, last) in _ranges)
        {
            AppendUnits(units, first, Math.Min(last, 0xD7FF));
            AppendUnits(units, Math.Max(first, 0xE000), Math.Min(last, FirstSupplementary - 1));
            AppendPairs(pairs, Math.Max(first, FirstSupplementary), last);
        }

        // A class of nothing still has to be one.
        var ofUnits = units.Length == 0 ? "[^\\u0000-\\uFFFF]" : $"[{units}]";
        if (pairs.Length == 0)
            pattern.Append(ofUnits);
        else
            pattern.Append("(?:").Append(ofUnits).Append(pairs).Append(')');
    }

    static void AppendUnits(StringBuilder units, int first, int last)
    {
        if (first > last)
            return;
        AppendUnit(units, first);
        if (last > first)
            AppendUnit(units.Append('-'), last);
    }

    static void AppendPairs(StringBuilder pairs, int first, int last)
    {
        while (first <= last)
        {
            // Up to two parts of one block at the ends, and whole blocks between them.
            var (block, offset) = Math.DivRem(first - FirstSupplementary, SurrogateBlock);
            var lastBlock = (last - FirstSupplementary) / SurrogateBlock;
            var isWhole = offset == 0 && (lastBlock > block || (last + 1 - FirstSupplementary) % SurrogateBlock == 0);
            if (isWhole && (last + 1 - FirstSupplementary) % SurrogateBlock != 0)
                lastBlock--;
            var endBlock = isWhole ? lastBlock : block;
            var end = Math.Min(last, FirstSupplementary + (endBlock + 1) * SurrogateBlock - 1);
            AppendUnits(pairs.Append("|["), 0xD800 + block, 0xD800 + endBlock);
            AppendUnits(pairs.Append("]["), 0xDC00 + offset, 0xDC00 + (end - FirstSupplementary) % SurrogateBlock);
            pairs.Append(']');
            first = end + 1;
        }
    }

    static void AppendUnit(StringBuilder units, int unit) => units.Append(CultureInfo.InvariantCulture, $"\\u{unit:X4}");
}
