using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Gatekeeper.Mutation;

/// <summary>Applies mutators to objects: all of them in order, again and again until the object stays as it is. Safe for concurrent use.</summary>
/// <remarks>Gatekeeper, pkg/mutation/system.go, v3.24.</remarks>
public sealed class MutatorEvaluation
{
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
        var run = new MutatorRun(target, @namespace, source, operation);
        // One round for each mutator that depends on those behind it, and one in which nothing changes.
        for (var round = 0; round <= _mutators.Length; round++)
        {
            var before = run.Root;
            foreach (var mutator in _mutators)
            {
                cancellation.ThrowIfCancellationRequested();
                run.Apply(mutator, round);
                if (run.IsEnded)
                    break;
            }

            if (run.IsEnded || NodeEquality.AreEqual(before, run.Root))
                return run.Finish(round + 1);
        }

        run.End($"the mutators do not come to rest: after {_mutators.Length + 1} rounds the object still changes");
        return run.Finish(_mutators.Length + 1);
    }
}
