using System.Collections.Immutable;

namespace Plimsoll.Vulnerabilities.Severities;

/// <summary>The metrics of one CVSS version: their names, and the values that each may have.</summary>
/// <param name="required">Base metrics, <c>NAME:V V V</c>, values of one letter each.</param>
/// <param name="optional">All others, in the same form.</param>
sealed class CvssMetrics(ImmutableArray<string> required, ImmutableArray<string> optional)
{
    readonly ImmutableArray<string> _metrics = [.. required, .. optional];

    /// <summary>How many base metrics there are.</summary>
    public int RequiredCount { get; } = required.Length;

    /// <summary>Reads <c>NAME:VALUE/NAME:VALUE...</c> and keeps the values of the base metrics, in the order of the list.</summary>
    /// <returns>Whether every metric is known, at most once there, and every base metric is there.</returns>
    public bool TryRead(ReadOnlySpan<char> vector, Span<char> values)
    {
        var seen = 0UL;
        foreach (var range in vector.Split('/'))
        {
            var metric = vector[range];
            var index = Find(metric, out var value);
            if (index < 0 || (seen & (1UL << index)) != 0)
                return false;
            seen |= 1UL << index;
            if (index < RequiredCount)
                values[index] = value;
        }

        var all = (1UL << RequiredCount) - 1;
        return (seen & all) == all;
    }

    /// <summary>The index of the metric in the list, or -1 where its name or its value is unknown.</summary>
    int Find(ReadOnlySpan<char> metric, out char value)
    {
        value = default;
        var nameLength = metric.IndexOf(':') + 1;
        if (nameLength < 2 || nameLength == metric.Length)
            return -1;

        var wanted = metric[nameLength..];
        value = wanted[0];
        for (var index = 0; index < _metrics.Length; index++)
        {
            if (!_metrics[index].AsSpan().StartsWith(metric[..nameLength]))
                continue;
            var allowed = _metrics[index].AsSpan(nameLength);
            foreach (var range in allowed.Split(' '))
            {
                if (allowed[range].SequenceEqual(wanted))
                    return index;
            }

            return -1;
        }

        return -1;
    }
}
