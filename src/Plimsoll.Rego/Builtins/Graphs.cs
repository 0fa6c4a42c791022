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
        var paths = new List<RegoValue>();
        foreach (var node in initial)
        {
            if (graph.Get(node) is not null)
                Walk(call, graph, node, [], [], paths);
        }

        return RegoSet.Of(paths);
    }

    /// <summary>Notes every way from a node that cannot go on, or could only go on to where it has been.</summary>
    static void Walk(BuiltinCall call, RegoObject graph, RegoValue node, List<RegoValue> path, HashSet<RegoValue> visited, List<RegoValue> paths)
    {
        NestingGuard.Enter();
        path.Add(node);
        visited.Add(node);
        var ends = true;
        // A node that is no key of the graph ends the way before it, as a node does that was visited.
        var closes = false;
        foreach (var neighbour in graph.Get(node) is { } neighbours ? Neighbours(neighbours) : default)
        {
            call.Charge(1);
            if (visited.Contains(neighbour) || graph.Get(neighbour) is null)
            {
                closes = true;
                continue;
            }

            ends = false;
            Walk(call, graph, neighbour, path, visited, paths);
        }

        if (ends || closes)
        {
            if (paths.Count >= BuiltinCall.MaxItems)
                throw new RegoLimitException($"more than {BuiltinCall.MaxItems} paths");
            call.Charge(path.Count);
            paths.Add(new RegoArray([.. path]));
        }

        visited.Remove(node);
        path.RemoveAt(path.Count - 1);
    }
}
