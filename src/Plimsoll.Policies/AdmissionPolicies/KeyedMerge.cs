using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Schemas;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>Puts two lists in one order by the keys of their items.</summary>
/// <remarks>
/// sigs.k8s.io/structured-merge-diff v6: items of both lists stand in the order of the applied one; items of one list stay
/// beside their neighbours, those of the current list first. An item that the current list has twice and the applied
/// list has too is replaced; twice and not applied, it stays twice.
/// </remarks>
sealed class KeyedMerge
{
    readonly List<(string Key, ObjectNode Node)> _left;
    readonly List<(string Key, ObjectNode Node)> _right;
    readonly Dictionary<string, ObjectNode?> _current;
    readonly HashSet<string> _applied;

    KeyedMerge(List<(string Key, ObjectNode Node)> left, List<(string Key, ObjectNode Node)> right)
    {
        (_left, _right) = (left, right);
        _current = new Dictionary<string, ObjectNode?>(left.Count, StringComparer.Ordinal);
        foreach (var (key, node) in left)
        {
            if (!_current.TryAdd(key, node))
                _current[key] = null;
        }

        _applied = right.Select(item => item.Key).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The items in their order: each with what is current, what is applied, or both.</summary>
    /// <param name="current">The current list.</param>
    /// <param name="applied">The applied list.</param>
    /// <param name="list">Their type, a set or map.</param>
    /// <param name="problem">Why there is no order; empty where there is one.</param>
    public static List<(ObjectNode? Current, ObjectNode? Applied)> Order(
        SequenceNode current, SequenceNode applied, ListSchema list, out string problem)
    {
        var left = Keyed(current, list, out problem);
        if (problem.Length > 0)
            return [];
        var right = Keyed(applied, list, out problem);
        return problem.Length > 0 ? [] : new KeyedMerge(left, right).Order();
    }

    static List<(string Key, ObjectNode Node)> Keyed(SequenceNode sequence, ListSchema list, out string problem)
    {
        problem = "";
        var keyed = new List<(string Key, ObjectNode Node)>(sequence.Items.Length);
        foreach (var item in sequence.Items)
        {
            if (ItemKeys.Of(list, item, out var why) is not { } key)
            {
                problem = $"element {keyed.Count}: {why}";
                return [];
            }

            keyed.Add((key, item));
        }

        return keyed;
    }

    List<(ObjectNode? Current, ObjectNode? Applied)> Order()
    {
        var order = new List<(ObjectNode? Current, ObjectNode? Applied)>(Math.Max(_left.Count, _right.Count));
        var (next, common) = (0, NextCommon(0));
        foreach (var (key, node) in _left)
        {
            if (!_applied.Contains(key))
            {
                order.Add((node, null));
            }
            else if (common < _right.Count && _right[common].Key == key)
            {
                // What was applied before it comes before it.
                next = Take(order, next, common + 1);
                common = NextCommon(next);
            }
            else if (common == _right.Count)
            {
                // The current list has it again: its place goes to the next applied item.
                next = Take(order, next, Math.Min(next + 1, _right.Count));
            }
        }

        Take(order, next, _right.Count);
        return order;
    }

    /// <summary>The first applied item from a position on that is current too; the end where there is none.</summary>
    int NextCommon(int from)
    {
        while (from < _right.Count && !_current.ContainsKey(_right[from].Key))
            from++;
        return from;
    }

    int Take(List<(ObjectNode? Current, ObjectNode? Applied)> order, int from, int end)
    {
        for (var i = from; i < end; i++)
            order.Add((_current.GetValueOrDefault(_right[i].Key), _right[i].Node));
        return end;
    }
}
