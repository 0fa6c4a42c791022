using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Gatekeeper.Mutation;

/// <summary>Finds mutators that contradict each other on what an object looks like, e.g. one takes a field for a list and one for an object.</summary>
/// <remarks>
/// Gatekeeper, pkg/mutation/schema: a tree for each kind, by the names of the steps; conflicting mutators are all set aside, since the
/// result would depend on their order. A type that is not known contradicts nothing; a list may have one key field alone.
/// </remarks>
sealed class MutatorConflicts
{
    readonly Dictionary<GroupVersionKind, Node> _trees = [];
    readonly SortedDictionary<Mutator, SortedSet<Mutator>> _conflicts = new(MutatorOrder.Instance);

    /// <summary>The mutators that contradict others, with those.</summary>
    /// <param name="mutators">The mutators, in any order.</param>
    public static IReadOnlyDictionary<Mutator, SortedSet<Mutator>> Among(IEnumerable<Mutator> mutators)
    {
        var found = new MutatorConflicts();
        foreach (var mutator in mutators)
        {
            foreach (var kind in mutator.AppliesTo.SelectMany(entry => entry.All).Distinct())
                found.Add(kind, mutator);
        }

        foreach (var tree in found._trees.Values)
            found.Look(tree);
        return found._conflicts;
    }

    void Add(GroupVersionKind kind, Mutator mutator)
    {
        if (!_trees.TryGetValue(kind, out var node))
            _trees[kind] = node = new Node();
        var steps = mutator.Path.Steps;
        for (var i = 0; i < steps.Length; i++)
        {
            var type = i + 1 == steps.Length ? mutator.Modification.Terminal : steps[i + 1] is ItemStep ? TerminalType.List : TerminalType.Object;
            node = node.Child(steps[i] is ItemStep item ? item.Key : steps[i].ToString(), type);
            node.Users.Add(mutator);
        }
    }

    void Look(Node root)
    {
        var pending = new Stack<Node>([root]);
        while (pending.TryPop(out var node))
        {
            foreach (var byType in node.Children.Values)
            {
                var known = byType.Where(child => child.Key != TerminalType.Unknown).ToArray();
                var users = known
                    .Where(child => known.Length > 1 || (child.Key == TerminalType.List && child.Value.Children.Count > 1))
                    .SelectMany(child => child.Value.Users)
                    .ToArray();
                Add(users);
                foreach (var child in byType.Values)
                    pending.Push(child);
            }
        }
    }

    void Add(Mutator[] users)
    {
        foreach (var user in users)
        {
            if (!_conflicts.TryGetValue(user, out var others))
                _conflicts[user] = others = new SortedSet<Mutator>(MutatorOrder.Instance);
            others.UnionWith(users.Where(other => other != user).Take(MaxToldOthers));
        }
    }

    /// <summary>Mutators named in the message about one.</summary>
    const int MaxToldOthers = 3;

    /// <summary>A place in objects of a kind.</summary>
    sealed class Node
    {
        public Dictionary<string, Dictionary<TerminalType, Node>> Children { get; } = new(StringComparer.Ordinal);

        public HashSet<Mutator> Users { get; } = [];

        public Node Child(string name, TerminalType type)
        {
            if (!Children.TryGetValue(name, out var byType))
                Children[name] = byType = [];
            if (!byType.TryGetValue(type, out var child))
                byType[type] = child = new Node();
            return child;
        }
    }
}
