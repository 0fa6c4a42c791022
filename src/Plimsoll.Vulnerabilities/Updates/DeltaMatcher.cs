using System.Numerics;

namespace Plimsoll.Vulnerabilities.Updates;

/// <summary>Finds what two files have in common, by a rolling hash over blocks of the older one.</summary>
/// <param name="older">The older file.</param>
/// <param name="newer">The newer file.</param>
/// <remarks>See <see cref="BinaryDelta"/>. The time is linear in the sizes but for the probes of a crowded table, which are bounded.</remarks>
sealed class DeltaMatcher(byte[] older, byte[] newer)
{
    /// <summary>Bytes of a block: the shortest match that is found.</summary>
    public const int BlockBytes = 16;

    /// <summary>Bytes between two matches from which on they are aligned as a table.</summary>
    const int MinAlignedGap = DeltaAlignment.WindowBytes;

    const int MaxProbes = 8;
    const int CancellationStep = 1024 * 1024;
    const ulong Base = 0x9E37_79B9_7F4A_7C15;

    static readonly ulong Leaving = Power(BlockBytes - 1);

    // Number of a block of the older file plus one, by hash; 0 is free.
    readonly int[] _table = new int[Math.Max(16, (int)BitOperations.RoundUpToPowerOf2((uint)(older.Length / BlockBytes * 2) + 1))];

    /// <summary>The steps that make the newer file.</summary>
    public List<DeltaStep> Find(CancellationToken cancellation)
    {
        Fill(cancellation);
        var matches = Matches(cancellation);
        return Steps(matches, cancellation);
    }

    void Fill(CancellationToken cancellation)
    {
        for (var block = 0; block < older.Length / BlockBytes; block++)
        {
            if (block % CancellationStep == 0)
                cancellation.ThrowIfCancellationRequested();
            var bytes = older.AsSpan(block * BlockBytes, BlockBytes);
            var slot = Slot(HashOf(bytes));
            for (var probe = 0; probe < MaxProbes; probe++, slot = (slot + 1) & (_table.Length - 1))
            {
                if (_table[slot] == 0)
                {
                    _table[slot] = block + 1;
                    break;
                }
                // The first of equal blocks stays: runs of one byte would fill the table.
                if (older.AsSpan((_table[slot] - 1) * BlockBytes, BlockBytes).SequenceEqual(bytes))
                    break;
            }
        }
    }

    List<DeltaStep> Matches(CancellationToken cancellation)
    {
        var matches = new List<DeltaStep>();
        var (at, end, shift, next) = (0, 0, 0, 0);
        var hash = newer.Length >= BlockBytes ? HashOf(newer.AsSpan(0, BlockBytes)) : 0;
        while (at + BlockBytes <= newer.Length)
        {
            if (at >= next)
            {
                cancellation.ThrowIfCancellationRequested();
                next = at + CancellationStep;
            }
            var from = Candidate(at, shift, hash);
            if (from < 0)
            {
                if (at + BlockBytes < newer.Length)
                    hash = ((hash - (newer[at] * Leaving)) * Base) + newer[at + BlockBytes];
                at++;
                continue;
            }

            var back = BackwardsEqual(from, at, at - end);
            var forth = older.AsSpan(from).CommonPrefixLength(newer.AsSpan(at));
            matches.Add(new DeltaStep(from - back, at - back, back + forth, 0));
            shift = from - at;
            at = end = at + forth;
            if (at + BlockBytes <= newer.Length)
                hash = HashOf(newer.AsSpan(at, BlockBytes));
        }
        return matches;
    }

    int Candidate(int at, int shift, ulong hash)
    {
        var block = newer.AsSpan(at, BlockBytes);
        // What goes on as before is taken before anything else that is equal.
        var straight = (long)at + shift;
        if (straight >= 0 && straight + BlockBytes <= older.Length && older.AsSpan((int)straight, BlockBytes).SequenceEqual(block))
            return (int)straight;

        var slot = Slot(hash);
        for (var probe = 0; probe < MaxProbes && _table[slot] is > 0 and var number; probe++, slot = (slot + 1) & (_table.Length - 1))
        {
            if (older.AsSpan((number - 1) * BlockBytes, BlockBytes).SequenceEqual(block))
                return (number - 1) * BlockBytes;
        }
        return -1;
    }

    int BackwardsEqual(int from, int to, int limit)
    {
        var count = 0;
        for (var max = Math.Min(limit, from); count < max && older[from - count - 1] == newer[to - count - 1];)
            count++;
        return count;
    }

    // Between two matches lies what is nearly equal to what follows the one, or goes before the other, or to something else.
    List<DeltaStep> Steps(List<DeltaStep> matches, CancellationToken cancellation)
    {
        var steps = new List<DeltaStep>();
        var alignment = new DeltaAlignment(older, newer);
        var (end, shift) = (0, 0);
        for (var i = 0; i <= matches.Count; i++)
        {
            if (i % CancellationStep == 0)
                cancellation.ThrowIfCancellationRequested();
            var following = i < matches.Count ? matches[i] : new DeltaStep(newer.Length + shift, newer.Length, 0, 0);
            var gap = following.To - end;
            var next = following.From - following.To;
            if (gap >= MinAlignedGap)
                alignment.Align(end, following.To, shift, (length, at) => Add(steps, length, at), cancellation);
            else if (gap > 0)
                AddSmall(steps, end, gap, shift, next);
            Add(steps, following.Taken, next);
            (end, shift) = (following.To + following.Taken, next);
        }
        return steps;
    }

    // Short gaps: as many bytes as are mostly equal, from either side.
    void AddSmall(List<DeltaStep> steps, int to, int gap, int shift, int next)
    {
        var forth = ForwardsAlike(to + shift, to, gap);
        var back = Math.Min(BackwardsAlike(to + gap + next, to + gap, gap), gap - forth);
        Add(steps, forth, shift);
        Add(steps, gap - forth - back, null);
        Add(steps, back, next);
    }

    static void Add(List<DeltaStep> steps, int length, int? shift)
    {
        if (length == 0)
            return;
        var last = steps.Count > 0 ? steps[^1] : default;
        var to = last.To + last.Taken + last.Inserted;
        if (shift is not { } far)
        {
            if (steps.Count > 0)
                steps[^1] = last with { Inserted = last.Inserted + length };
            else
                steps.Add(new DeltaStep(0, 0, 0, length));
        }
        else if (steps.Count > 0 && last.Inserted == 0 && last.From - last.To == far)
        {
            steps[^1] = last with { Taken = last.Taken + length };
        }
        else
        {
            steps.Add(new DeltaStep(to + far, to, length, 0));
        }
    }

    int ForwardsAlike(int from, int to, int gap)
    {
        var (best, bestScore, score) = (0, 0, 0);
        for (int i = 0, max = from < 0 ? 0 : Math.Min(gap, older.Length - from); i < max; i++)
        {
            score += older[from + i] == newer[to + i] ? 1 : -1;
            if (score >= bestScore)
                (best, bestScore) = (i + 1, score);
        }
        return best;
    }

    int BackwardsAlike(int from, int to, int gap)
    {
        var (best, bestScore, score) = (0, 0, 0);
        for (int i = 1, max = from > older.Length ? 0 : Math.Min(gap, from); i <= max; i++)
        {
            score += older[from - i] == newer[to - i] ? 1 : -1;
            if (score > bestScore)
                (best, bestScore) = (i, score);
        }
        return best;
    }

    int Slot(ulong hash) => (int)((hash * 0xD6E8_FEB8_6659_FD93) >> (64 - BitOperations.Log2((uint)_table.Length)));

    static ulong HashOf(ReadOnlySpan<byte> block)
    {
        var hash = 0UL;
        foreach (var value in block)
            hash = (hash * Base) + value;
        return hash;
    }

    static ulong Power(int exponent)
    {
        var power = 1UL;
        for (var i = 0; i < exponent; i++)
            power *= Base;
        return power;
    }
}
