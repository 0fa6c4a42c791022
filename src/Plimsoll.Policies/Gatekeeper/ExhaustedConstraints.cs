using System.Collections.Concurrent;

namespace Plimsoll.Policies.Gatekeeper;

/// <summary>The constraints of a run whose evaluations met their limits: each costs seconds, and a run has thousands of objects. Safe for concurrent use.</summary>
sealed class ExhaustedConstraints
{
    /// <summary>Evaluations that may meet a limit before a constraint is not asked any more.</summary>
    public const int MaxLimited = 3;

    readonly ConcurrentDictionary<Constraint, int> _limited = new(ReferenceEqualityComparer.Instance);

    /// <summary>Notes that an evaluation met a limit.</summary>
    public void Note(Constraint constraint) => _limited.AddOrUpdate(constraint, 1, static (_, count) => count + 1);

    /// <summary>Whether a constraint is not asked any more.</summary>
    public bool Contains(Constraint constraint) => _limited.TryGetValue(constraint, out var count) && count >= MaxLimited;
}
