using System.Buffers.Binary;
using System.Numerics;

namespace Plimsoll.Vulnerabilities.Updates;

/// <summary>Aligns what two files have almost in common: tables of 32-bit numbers, all of which changed by some small amount.</summary>
/// <param name="older">The older file.</param>
/// <param name="newer">The newer file.</param>
/// <remarks>
/// One record that goes changes every reference behind it, so no block of a table stays the same, but the differences of its numbers repeat. A window
/// is laid beside the older file at many shifts; the one whose differences take the fewest bits is taken. The cost of a difference is the bits
/// of its amount, or one where the window has had it already.
/// </remarks>
sealed class DeltaAlignment(byte[] older, byte[] newer)
{
    /// <summary>Bytes that are aligned at once.</summary>
    public const int WindowBytes = 64;

    /// <summary>Words to either side that are tried for each window.</summary>
    const int NearWords = 64;

    /// <summary>Words to either side that are tried where nothing near fits: 128 KiB.</summary>
    const int FarWords = 32 * 1024;

    /// <summary>Windows that have to fit nowhere before the far shifts are tried; twice as many after each time that this was in vain.</summary>
    const int FarEvery = 16;

    /// <summary>Where the doubling ends.</summary>
    const int MaxFarEvery = 16 * 1024;

    const int WordBytes = 4;
    const int Words = WindowBytes / WordBytes;

    /// <summary>Bits of a window below which no other shift is tried.</summary>
    const int GoodCost = 2 * Words;

    /// <summary>Bits of a window above which it is better inserted as it is.</summary>
    const int BadCost = 14 * Words;

    readonly uint[] _window = new uint[Words];
    int _sinceFar;
    int _farEvery = FarEvery;

    /// <summary>Aligns a part of the newer file that no match covers.</summary>
    /// <param name="start">Where it begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="shift">How much further the older file is where the part begins.</param>
    /// <param name="add">Takes the pieces in their order: how many bytes, and their shift; <c>null</c> for what is inserted.</param>
    /// <param name="cancellation">Ends the work.</param>
    public void Align(int start, int end, int shift, Action<int, int?> add, CancellationToken cancellation)
    {
        var at = Math.Min(end, (start + WordBytes - 1) & ~(WordBytes - 1));
        if (at > start)
            add(at - start, null);
        var current = shift & ~(WordBytes - 1);
        for (; end - at >= WindowBytes; at += WindowBytes)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var i = 0; i < Words; i++)
                _window[i] = BinaryPrimitives.ReadUInt32LittleEndian(newer.AsSpan(at + (i * WordBytes)));
            var (best, cost) = Best(at, current);
            if (cost > BadCost)
            {
                add(WindowBytes, null);
                continue;
            }
            current = best;
            add(WindowBytes, best);
        }
        if (end > at)
            add(end - at, (long)at + current >= 0 && (long)end + current <= older.Length ? current : null);
    }

    (int Shift, int Cost) Best(int at, int current)
    {
        var (best, cost) = (current, Cost(at, current, int.MaxValue));
        if (cost <= GoodCost)
            return (best, cost);
        Try(at, current, 1, NearWords, ref best, ref cost);
        if (cost > BadCost && _sinceFar++ >= _farEvery)
        {
            _sinceFar = 0;
            Try(at, current, NearWords + 1, FarWords, ref best, ref cost);
            _farEvery = cost > BadCost ? Math.Min(_farEvery * 2, MaxFarEvery) : FarEvery;
        }
        return (best, cost);
    }

    void Try(int at, int current, int from, int to, ref int best, ref int cost)
    {
        for (var i = from; i <= to; i++)
        {
            for (var sign = -1; sign <= 1; sign += 2)
            {
                var shift = (long)current + (sign * i * WordBytes);
                if (shift < -at || shift + at + WindowBytes > older.Length)
                    continue;
                // A change of the shift costs a step.
                var other = Cost(at, (int)shift, cost - (2 * Words)) + (2 * Words);
                if (other < cost)
                    (best, cost) = ((int)shift, other);
            }
        }
    }

    int Cost(int at, int shift, int limit)
    {
        var from = (long)at + shift;
        if (from < 0 || from + WindowBytes > older.Length)
            return int.MaxValue;
        var there = older.AsSpan((int)from, WindowBytes);
        Span<uint> seen = stackalloc uint[Words];
        var (count, cost) = (0, 0);
        for (var i = 0; i < Words; i++)
        {
            var difference = _window[i] - BinaryPrimitives.ReadUInt32LittleEndian(there[(i * WordBytes)..]);
            if (difference == 0)
                continue;
            if (seen[..count].Contains(difference))
            {
                cost++;
                continue;
            }
            seen[count++] = difference;
            cost += 34 - BitOperations.LeadingZeroCount((uint)Math.Abs((long)(int)difference));
            if (cost >= limit)
                return limit;
        }
        return cost;
    }
}
