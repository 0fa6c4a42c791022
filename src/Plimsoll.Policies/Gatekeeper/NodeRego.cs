using System.Collections.Concurrent;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Rego.Values;

namespace Plimsoll.Policies.Gatekeeper;

/// <summary>Nodes of manifests as values of Rego. Mappings and sequences are read when they are looked at.</summary>
static class NodeRego
{
    /// <summary>Keys that are kept, at most, and the longest of them in UTF-16 units.</summary>
    const int MaxKept = 10_000, MaxKeptLength = 64;

    static readonly ConcurrentDictionary<string, RegoString> Kept = new(StringComparer.Ordinal);

    /// <summary>The value of a node; null where there is none.</summary>
    public static RegoValue Of(ObjectNode? node) => node switch
    {
        MappingNode mapping => new RegoObject(new Members(mapping)),
        SequenceNode sequence => new RegoArray(new Items(sequence)),
        ScalarNode scalar => Of(scalar),
        _ => RegoNull.Value,
    };

    /// <summary>A key as a value: one for all objects that have it.</summary>
    public static RegoString Key(string key)
    {
        if (Kept.TryGetValue(key, out var known))
            return known;
        var made = new RegoString(key);
        if (key.Length <= MaxKeptLength && Kept.Count < MaxKept)
            Kept[key] = made;
        return made;
    }

    static RegoValue Of(ScalarNode scalar) => scalar.Kind switch
    {
        ScalarKind.String => new RegoString(scalar.Text),
        ScalarKind.Boolean => RegoBoolean.Of(scalar.Boolean == true),
        ScalarKind.Integer => RegoNumber.Of(scalar.Integer ?? 0),
        ScalarKind.Float when scalar.Number is { } number && double.IsFinite(number) => RegoNumber.Of(number),
        _ => RegoNull.Value,
    };

    sealed class Members(MappingNode mapping) : IRegoMembers
    {
        public KeyValuePair<RegoValue, RegoValue>[] Load()
        {
            var entries = mapping.Entries;
            var members = new KeyValuePair<RegoValue, RegoValue>[entries.Length];
            for (var i = 0; i < members.Length; i++)
                members[i] = new KeyValuePair<RegoValue, RegoValue>(Key(entries[i].Key), Of(entries[i].Value));
            return members;
        }
    }

    sealed class Items(SequenceNode sequence) : IRegoItems
    {
        public RegoValue[] Load()
        {
            var items = new RegoValue[sequence.Items.Length];
            for (var i = 0; i < items.Length; i++)
                items[i] = Of(sequence.Items[i]);
            return items;
        }
    }
}
