using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>Compares nodes as JSON values: the order of keys does not count, nor does where they are written.</summary>
static class NodeEquality
{
    // Recursion is as deep as nodes are: JsonPatch keeps them to ManifestLimits.MaxDepth.
    public static bool AreEqual(ObjectNode? one, ObjectNode? other) => ReferenceEquals(one, other) || (one, other) switch
    {
        (ScalarNode left, ScalarNode right) => left.Kind == right.Kind
            ? left.Kind switch
            {
                ScalarKind.Integer => left.Integer == right.Integer,
                ScalarKind.Float => Nullable.Equals(left.Number, right.Number),
                ScalarKind.Boolean => left.Boolean == right.Boolean,
                ScalarKind.Null => true,
                _ => left.Text == right.Text,
            }
            : left.Number is { } number && Nullable.Equals(right.Number, number),
        (SequenceNode left, SequenceNode right) => ItemsEqual(left, right),
        (MappingNode left, MappingNode right) => EntriesEqual(left, right),
        _ => false,
    };

    /// <summary>How many nodes a value has, and levels; neither is counted beyond <paramref name="limit"/> nodes.</summary>
    public static (int Nodes, int Levels) Measure(ObjectNode root, int limit)
    {
        var pending = new Stack<(ObjectNode Node, int Level)>([(root, 1)]);
        var (nodes, levels) = (0, 0);
        while (nodes < limit && pending.TryPop(out var next))
        {
            nodes++;
            levels = Math.Max(levels, next.Level);
            if (next.Node is MappingNode mapping)
            {
                foreach (var entry in mapping.Entries)
                    pending.Push((entry.Value, next.Level + 1));
            }
            else if (next.Node is SequenceNode sequence)
            {
                foreach (var item in sequence.Items)
                    pending.Push((item, next.Level + 1));
            }
        }

        return (nodes, levels);
    }

    static bool ItemsEqual(SequenceNode left, SequenceNode right)
    {
        if (left.Items.Length != right.Items.Length)
            return false;
        for (var i = 0; i < left.Items.Length; i++)
        {
            if (!AreEqual(left.Items[i], right.Items[i]))
                return false;
        }

        return true;
    }

    static bool EntriesEqual(MappingNode left, MappingNode right)
    {
        if (left.Entries.Length != right.Entries.Length)
            return false;
        foreach (var entry in left.Entries)
        {
            if (!right.TryGet(entry.Key, out var value) || !AreEqual(entry.Value, value))
                return false;
        }

        return true;
    }
}
