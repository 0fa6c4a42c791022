using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes.Network;

/// <summary>Labels of an object; equal where all keys and values are.</summary>
public sealed class LabelSet : IEquatable<LabelSet>
{
    readonly Dictionary<string, string> _values;

    LabelSet(Dictionary<string, string> values)
    {
        _values = values;
        Entries = [.. values.OrderBy(entry => entry.Key, StringComparer.Ordinal)];
        Text = string.Join(',', Entries.Select(entry => $"{entry.Key}={entry.Value}"));
    }

    /// <summary>No labels.</summary>
    public static LabelSet Empty { get; } = new(new(StringComparer.Ordinal));

    /// <summary>The labels, by key.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Entries { get; }

    /// <summary><c>a=b,c=d</c>, by key.</summary>
    public string Text { get; }

    /// <summary>The value of a key; <c>null</c> where there is none.</summary>
    /// <param name="key">The key.</param>
    public string? this[string key] => _values.GetValueOrDefault(key);

    /// <summary>Labels of pairs; of equal keys the last counts.</summary>
    /// <param name="entries">Keys and values.</param>
    public static LabelSet Of(IEnumerable<KeyValuePair<string, string>> entries)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in entries)
            values[key] = value;
        return values.Count == 0 ? Empty : new(values);
    }

    /// <summary>The labels that a mapping writes.</summary>
    /// <param name="node">A mapping of texts; anything else is no labels.</param>
    public static LabelSet Read(ObjectNode? node) => node is MappingNode mapping
        ? Of(mapping.Entries
            .Where(entry => entry.Value is ScalarNode)
            .Select(entry => new KeyValuePair<string, string>(entry.Key, entry.Value is ScalarNode { Kind: not ScalarKind.Null } text ? text.Text : "")))
        : Empty;

    /// <summary>The same with one more label; a label that is there stays.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    public LabelSet WithDefault(string key, string value) =>
        _values.ContainsKey(key) ? this : Of(Entries.Append(new(key, value)));

    /// <inheritdoc/>
    public bool Equals(LabelSet? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LabelSet);

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
