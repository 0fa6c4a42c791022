namespace Plimsoll.Vulnerabilities.Feeds;

/// <summary>What is wrong with parts of one record in OSV's JSON, which is read without them.</summary>
sealed class OsvRemarks
{
    readonly SortedDictionary<string, (int Count, string First)> _problems = new(StringComparer.Ordinal);

    /// <summary>Packages that are described by git commits only.</summary>
    internal int GitOnly { get; set; }

    /// <summary>One line for each kind of problem.</summary>
    internal IEnumerable<string> Lines => _problems.Select(problem => problem.Value switch
    {
        (1, var only) => $"{problem.Key}: {only}",
        (var count, var first) => $"{problem.Key}: {first} ({count:N0} times)",
    });

    /// <summary>Notes a problem.</summary>
    /// <param name="kind">What is done about it: one of few texts.</param>
    /// <param name="detail">What it is; the first of its kind is told.</param>
    internal void Add(string kind, string detail) =>
        _problems[kind] = _problems.TryGetValue(kind, out var known) ? (known.Count + 1, known.First) : (1, detail);
}
