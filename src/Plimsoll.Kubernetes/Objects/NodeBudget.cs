using Plimsoll.Model.Findings;

namespace Plimsoll.Kubernetes.Objects;

/// <summary>What is left of a file's limits; shared by its documents.</summary>
/// <param name="keys">Keys that were read before; not used by two threads at once.</param>
sealed class NodeBudget(Dictionary<string, string>? keys = null)
{
    int _nodes;
    long _expanded;

    /// <summary>Keys repeat in manifests: one string for each.</summary>
    public Dictionary<string, string> Keys { get; } = keys ?? new(StringComparer.Ordinal);

    /// <summary>Whether nothing more of this file may be read.</summary>
    public bool IsSpent => _nodes >= ManifestLimits.MaxNodes;

    public void Add(int line, int column)
    {
        if (++_nodes > ManifestLimits.MaxNodes)
        {
            throw new ManifestException(
                UnreadReason.LimitExceeded, $"more than {ManifestLimits.MaxNodes} values in one file", line, column);
        }
    }

    public void Expand(long weight, int line, int column)
    {
        _expanded += weight;
        if (_expanded > ManifestLimits.MaxAliasExpansion)
        {
            throw new ManifestException(
                UnreadReason.LimitExceeded,
                $"aliases stand for more than {ManifestLimits.MaxAliasExpansion} values",
                line,
                column);
        }
    }
}
