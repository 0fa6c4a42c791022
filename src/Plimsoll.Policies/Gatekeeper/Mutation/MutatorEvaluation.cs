using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Gatekeeper.Mutation;

/// <summary>Applies mutators to objects: all of them in order, again and again until the object stays as it is. Safe for concurrent use.</summary>
/// <remarks>Gatekeeper, pkg/mutation/system.go, v3.24.</remarks>
public sealed class MutatorEvaluation
{
    /// <summary>Mutators applied to one object, all rounds together.</summary>
    const int MaxApplications = 100_000;

    /// <summary>Nodes of the object afterwards.</summary>
    const int MaxNodes = ManifestLimits.MaxNodes;

    readonly ImmutableArray<Mutator> _mutators;

    /// <summary>Prepares the mutation of objects.</summary>
    /// <param name="mutators">The mutators; those that contradict each other must have been set aside.</param>
    public MutatorEvaluation(IEnumerable<Mutator> mutators) => _mutators = [.. mutators.Order(MutatorOrder.Instance)];

    /// <summary>Whether there is nothing to apply.</summary>
    public bool IsEmpty => _mutators.IsEmpty;

    /// <summary>What the mutators make of an object.</summary>
    /// <param name="target">The object.</param>
    /// <param name="namespace">The Namespace that it is in; <c>null</c> where that is not known, or where it is in none.</param>
    /// <param name="source">Where the object comes from.</param>
    /// <param name="operation">What is asked of the API server; <c>null</c> where nothing is, as with objects that others generate.</param>
    /// <param name="cancellation">Ends the mutation.</param>
    public MutatorResult Mutate(
        KubernetesObject target, MappingNode? @namespace, MatchSource source, AdmissionOperation? operation, CancellationToken cancellation = default)
    {
        if (_mutators.IsEmpty)
            return new MutatorResult(target, [], "");
        var steps = ImmutableArray.CreateBuilder<MutatorStep>();
        var unmatched = new SortedSet<string>(StringComparer.Ordinal);
        var (current, applications) = (target, 0);
        // One round for each mutator that depends on those behind it, and one in which nothing changes.
        for (var round = 0; round <= _mutators.Length; round++)
        {
            var before = current;
            foreach (var mutator in _mutators)
            {
                cancellation.ThrowIfCancellationRequested();
                var kind = GroupVersionKind.Of(current.Reference.ApiVersion, current.Reference.Kind);
                if (!IsMeant(mutator, kind, operation))
                    continue;
                var verdict = mutator.Match.Match(new MatchTarget(current, @namespace, source));
                if (verdict.Problem is { } unknown)
                    unmatched.Add($"{mutator}: {unknown}");
                if (!verdict.IsMatch)
                    continue;
                if (++applications > MaxApplications)
                    return new MutatorResult(target, steps.ToImmutable(), $"more than {MaxApplications} changes by mutators");
                var edited = new LocationEditing(mutator.Path, mutator.Conditions, mutator.Modification, current).Edit();
                if (edited.IsFailed)
                    return new MutatorResult(target, [.. steps, new MutatorStep(mutator, round, false, edited.Problem)], $"{mutator}: {edited.Problem}");
                if (edited.Node is MappingNode root && !NodeEquality.AreEqual(current.Root, root))
                {
                    current = current with { Root = root };
                    steps.Add(new MutatorStep(mutator, round, true, ""));
                }
            }

            if (NodeEquality.AreEqual(before.Root, current.Root))
                return Finish(target, current, round, steps.ToImmutable()) with { Unmatched = [.. unmatched] };
        }

        return new MutatorResult(target, steps.ToImmutable(), $"the mutators do not come to rest: after {_mutators.Length + 1} rounds the object still changes");
    }

    static bool IsMeant(Mutator mutator, GroupVersionKind kind, AdmissionOperation? operation)
    {
        if (mutator.AppliesTo.IsEmpty)
            return true;
        foreach (var entry in mutator.AppliesTo)
        {
            if (entry.Includes(kind, operation))
                return true;
        }

        return false;
    }

    static MutatorResult Finish(KubernetesObject target, KubernetesObject made, int round, ImmutableArray<MutatorStep> steps)
    {
        if (round > 1 && NodeEquality.AreEqual(target.Root, made.Root))
            return new MutatorResult(target, steps, "the mutators undo each other's changes");
        var (nodes, levels) = NodeEquality.Measure(made.Root, MaxNodes + 1);
        return nodes > MaxNodes || levels > ManifestLimits.MaxDepth
            ? new MutatorResult(target, steps, "the mutators make a larger object than can be")
            : new MutatorResult(made, steps, "");
    }
}
