using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.Network;

/// <summary>Ports of one protocol: ranges in order that neither overlap nor touch.</summary>
public sealed class PortSet : IEquatable<PortSet>
{
    readonly int _hash;

    PortSet(ImmutableArray<PortRange> ranges)
    {
        Ranges = ranges;
        var hash = default(HashCode);
        foreach (var range in ranges)
            hash.Add(range);
        _hash = hash.ToHashCode();
    }

    /// <summary>No port.</summary>
    public static PortSet None { get; } = new([]);

    /// <summary>Every port.</summary>
    public static PortSet All { get; } = new([new PortRange(1, PortRange.MaxPort)]);

    /// <summary>The ranges.</summary>
    public ImmutableArray<PortRange> Ranges { get; }

    /// <summary>Whether it holds nothing.</summary>
    public bool IsEmpty => Ranges.IsEmpty;

    /// <summary>Whether it holds every port.</summary>
    public bool IsAll => Equals(All);

    /// <summary>The ports of a range; none where it ends before it starts.</summary>
    /// <param name="first">The first port.</param>
    /// <param name="last">The last port.</param>
    public static PortSet Of(int first, int last)
    {
        var (low, high) = (Math.Max(first, 1), Math.Min(last, PortRange.MaxPort));
        return low > high ? None : new([new PortRange(low, high)]);
    }

    /// <summary>Whether a port is in it.</summary>
    /// <param name="port">The port.</param>
    public bool Contains(int port) => Ranges.Any(range => range.First <= port && port <= range.Last);

    /// <summary>The ports of either.</summary>
    /// <param name="other">The other set.</param>
    public PortSet Union(PortSet other)
    {
        if (IsEmpty || other.IsAll)
            return other;
        if (other.IsEmpty || IsAll)
            return this;
        var merged = new List<PortRange>();
        foreach (var range in Ranges.Concat(other.Ranges).OrderBy(range => range.First))
        {
            if (merged is [.., var last] && range.First <= last.Last + 1)
                merged[^1] = last with { Last = Math.Max(last.Last, range.Last) };
            else
                merged.Add(range);
        }

        return new([.. merged]);
    }

    /// <summary>The ports of both.</summary>
    /// <param name="other">The other set.</param>
    public PortSet Intersect(PortSet other)
    {
        var common = ImmutableArray.CreateBuilder<PortRange>();
        for (var (mine, theirs) = (0, 0); mine < Ranges.Length && theirs < other.Ranges.Length;)
        {
            var (a, b) = (Ranges[mine], other.Ranges[theirs]);
            var (first, last) = (Math.Max(a.First, b.First), Math.Min(a.Last, b.Last));
            if (first <= last)
                common.Add(new PortRange(first, last));
            if (a.Last < b.Last)
                mine++;
            else
                theirs++;
        }

        return common.Count == 0 ? None : new(common.ToImmutable());
    }

    /// <summary>The ports of this one that the other has not.</summary>
    /// <param name="other">The other set.</param>
    public PortSet Except(PortSet other) => Intersect(other.Complement());

    /// <inheritdoc/>
    public bool Equals(PortSet? other) => other is not null && _hash == other._hash && Ranges.AsSpan().SequenceEqual(other.Ranges.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PortSet);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <summary><c>80,443-445</c>.</summary>
    public override string ToString() => string.Join(',', Ranges);

    PortSet Complement()
    {
        var gaps = ImmutableArray.CreateBuilder<PortRange>();
        var next = 1;
        foreach (var range in Ranges)
        {
            if (next < range.First)
                gaps.Add(new PortRange(next, range.First - 1));
            next = range.Last + 1;
        }

        if (next <= PortRange.MaxPort)
            gaps.Add(new PortRange(next, PortRange.MaxPort));
        return new(gaps.ToImmutable());
    }
}
