namespace Plimsoll.Kubernetes.Network;

/// <summary>Numbers for connection sets, so that a pair of pods costs a look-up and not the arithmetic of ranges. Not thread safe.</summary>
sealed class ConnectionTable
{
    /// <summary>The number of the empty set.</summary>
    public const int None = 0;

    /// <summary>The number of the full set.</summary>
    public const int All = 1;

    readonly List<ConnectionSet> _sets = [ConnectionSet.None, ConnectionSet.All];
    readonly Dictionary<ConnectionSet, int> _numbers = new() { [ConnectionSet.None] = None, [ConnectionSet.All] = All };
    readonly Dictionary<(int, int), int> _unions = [];
    readonly Dictionary<(int, int), int> _intersections = [];
    readonly Dictionary<(int, int), int> _differences = [];

    /// <summary>The set of a number.</summary>
    public ConnectionSet this[int number] => _sets[number];

    /// <summary>The number of a set.</summary>
    public int NumberOf(ConnectionSet set)
    {
        if (_numbers.TryGetValue(set, out var number))
            return number;
        _numbers[set] = _sets.Count;
        _sets.Add(set);
        return _sets.Count - 1;
    }

    /// <summary>The number of the union.</summary>
    public int Union(int a, int b)
    {
        if (a == b || b == None || a == All)
            return a;
        if (a == None || b == All)
            return b;
        var pair = a < b ? (a, b) : (b, a);
        if (!_unions.TryGetValue(pair, out var number))
            _unions[pair] = number = NumberOf(_sets[a].Union(_sets[b]));
        return number;
    }

    /// <summary>The number of the intersection.</summary>
    public int Intersect(int a, int b)
    {
        if (a == b || b == All || a == None)
            return a;
        if (a == All || b == None)
            return b;
        var pair = a < b ? (a, b) : (b, a);
        if (!_intersections.TryGetValue(pair, out var number))
            _intersections[pair] = number = NumberOf(_sets[a].Intersect(_sets[b]));
        return number;
    }

    /// <summary>The number of what is in the first only.</summary>
    public int Except(int a, int b)
    {
        if (a == b || b == All || a == None)
            return None;
        if (b == None)
            return a;
        if (!_differences.TryGetValue((a, b), out var number))
            _differences[(a, b)] = number = NumberOf(_sets[a].Except(_sets[b]));
        return number;
    }
}
