using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>Graphs: objects that have the neighbours of each node, as arrays or sets.</summary>
static class Graphs
{
    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new("graph.reachable", "object[any: any], array[any] | set[any] -> set[any]", Reachable),
        new("graph.reachable_paths", "object[any: any], array[any] | set[any] -> set[array[any]]", ReachablePaths),
    ];

    static RegoSet? Reachable(BuiltinCall call, RegoValue first, RegoValue second)
    {
        if (!call.IsObject(first, 1, out var graph) || !call.IsCollection(second, 2, out var initial))
            return null;
        var waiting = new Queue<RegoValue>(initial.ToArray());
        var reached = new HashSet<RegoValue>();
        while (waiting.TryDequeue(out var node))
        {
            call.Charge(1);
            if (graph.Get(node) is not { } neighbours || !reached.Add(node))
                continue;
            foreach (var neighbour in Neighbours(neighbours))
            {
                call.Charge(1);
                if (!reached.Contains(neighbour))
                    waiting.Enqueue(neighbour);
            }
        }

        return RegoSet.Of(reached);
    }

    static ReadOnlySpan<RegoValue> Neighbours(RegoValue value) => value switch
    {
        RegoArray array => array.Items,
        RegoSet set => set.Items,
        _ => default,
    };

    static RegoSet? ReachablePaths(BuiltinCall call, RegoValue first, RegoValue second)
    {
        if (!call.IsObject(first, 1, out var graph) || !call.IsCollection(second, 2, out var initial))
            return null;
        var search = new PathSearch(call, graph);
        foreach (var node in initial)
        {
            if (graph.Get(node) is not null)
                search.Walk(node);
        }

        return RegoSet.Of(search.Paths);
    }

    /// <summary>Collects the ways through a graph that do not come to a node twice.</summary>
    sealed class PathSearch(BuiltinCall call, RegoObject graph)
    {
        readonly List<RegoValue> _path = [];
        readonly HashSet<RegoValue> _visited = [];
        long _items;

        public List<RegoValue> Paths { get; } = [];

        /// <summary>Notes every way from a node that cannot go on, or could only go on to where it has been.</summary>
        public void Walk(RegoValue node)
        {
            NestingGuard.Enter();
            _path.Add(node);
            _visited.Add(node);
            var ends = true;
            // A node that is no key of the graph ends the way before it, as a node does that was visited.
            var closes = false;
            foreach (var neighbour in graph.Get(node) is { } neighbours ? Neighbours(neighbours) : default)
            {
                call.Charge(1);
                if (_visited.Contains(neighbour) || graph.Get(neighbour) is null)
                {
                    closes = true;
                    continue;
                }

                ends = false;
                Walk(neighbour);
            }

            if (ends || closes)
                Note();
            _visited.Remove(node);
            _path.RemoveAt(_path.Count - 1);
        }

        void Note()
        {
            call.ChargeItems(_items, _path.Count);
            _items += _path.Count;
            Paths.Add(new RegoArray([.. _path]));
        }
    }
}
