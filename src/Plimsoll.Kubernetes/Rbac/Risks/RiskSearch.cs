namespace Plimsoll.Kubernetes.Rbac.Risks;

/// <summary>Shortest ways through the risk graph. A hub's edge costs nothing: hub and member are one step.</summary>
/// <remarks>
/// What leads to all rights is found for every start at once, backwards. The lesser goals are looked for from each start and
/// not beyond nodes: what comes after them, and what is farther than all rights, is no news.
/// </remarks>
sealed class RiskSearch
{
    /// <summary>Nodes visited from all starts together.</summary>
    const int MaxVisits = 40_000_000;

    readonly RiskGraph _graph;
    readonly RiskEdge?[] _toAdmin;
    readonly RiskEdge?[] _toNodes;
    readonly int[] _adminDistance;
    readonly int[] _nodesDistance;
    readonly RiskEdge?[] _via;
    readonly int[] _distance;
    readonly int[] _mark;
    int _round;
    int _visits;

    public RiskSearch(RiskGraph graph)
    {
        _graph = graph;
        var incoming = new List<RiskEdge>[graph.Count];
        for (var id = 0; id < graph.Count; id++)
            incoming[id] = [];
        for (var id = 0; id < graph.Count; id++)
        {
            foreach (var edge in graph.From(id))
                incoming[edge.To].Add(edge);
        }

        (_toAdmin, _adminDistance) = Backwards(incoming, graph.Find(new RiskNode(RiskKind.ClusterAdmin)));
        (_toNodes, _nodesDistance) = Backwards(incoming, graph.Find(new RiskNode(RiskKind.Nodes)));
        (_via, _distance, _mark) = (new RiskEdge?[graph.Count], new int[graph.Count], new int[graph.Count]);
    }

    /// <summary>Whether the search was cut off.</summary>
    public bool IsCutOff => _visits > MaxVisits;

    /// <summary>The shortest way to each goal that is worth telling.</summary>
    public IEnumerable<List<RiskEdge>> From(int start)
    {
        var admin = _adminDistance[start];
        var paths = new List<List<RiskEdge>>();
        if (admin < int.MaxValue)
            paths.Add(Follow(start, _toAdmin));
        var nodes = _nodesDistance[start];
        if (nodes < admin)
            paths.Add(Follow(start, _toNodes));
        if (admin > 1)
            Forwards(start, Math.Min(admin, nodes < int.MaxValue ? nodes + 1 : nodes), paths);
        return paths;
    }

    static List<RiskEdge> Follow(int start, RiskEdge?[] next)
    {
        var path = new List<RiskEdge>();
        for (var at = start; next[at] is { } edge; at = edge.To)
            path.Add(edge);
        return path;
    }

    (RiskEdge?[] Next, int[] Distance) Backwards(List<RiskEdge>[] incoming, int goal)
    {
        var next = new RiskEdge?[_graph.Count];
        var distance = new int[_graph.Count];
        Array.Fill(distance, int.MaxValue);
        if (goal < 0)
            return (next, distance);
        distance[goal] = 0;
        var level = new Stack<int>([goal]);
        var later = new Stack<int>();
        while (level.Count > 0)
        {
            while (level.TryPop(out var at))
            {
                foreach (var edge in incoming[at])
                {
                    var isHub = _graph[edge.From].IsHub;
                    var cost = distance[at] + (isHub ? 0 : 1);
                    if (cost >= distance[edge.From])
                        continue;
                    (distance[edge.From], next[edge.From]) = (cost, edge);
                    (isHub ? level : later).Push(edge.From);
                }
            }

            (level, later) = (later, level);
        }

        return (next, distance);
    }

    void Forwards(int start, int limit, List<List<RiskEdge>> paths)
    {
        _round++;
        Visit(start, 0, null);
        var queue = new Queue<int>([start]);
        while (queue.TryDequeue(out var at) && _visits <= MaxVisits)
        {
            if (_graph[at].IsGoal && at != start)
            {
                if (_graph[at].Kind is RiskKind.ClusterAdmin or RiskKind.Nodes)
                    continue;
                paths.Add(Back(at));
            }

            var next = _distance[at] + (_graph[at].IsHub ? 0 : 1);
            if (next >= limit)
                continue;
            foreach (var edge in _graph.From(at))
            {
                if (_mark[edge.To] == _round)
                    continue;
                Visit(edge.To, next, edge);
                queue.Enqueue(edge.To);
            }
        }
    }

    void Visit(int id, int distance, RiskEdge? via)
    {
        _visits++;
        (_mark[id], _distance[id], _via[id]) = (_round, distance, via);
    }

    List<RiskEdge> Back(int goal)
    {
        var path = new List<RiskEdge>();
        for (var at = goal; _via[at] is { } edge; at = edge.From)
            path.Add(edge);
        path.Reverse();
        return path;
    }
}
