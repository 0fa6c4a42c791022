using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Gatekeeper.Mutation;

/// <summary>An object on its way through the mutators. Not safe for concurrent use.</summary>
/// <param name="target">The object as it came.</param>
/// <param name="namespace">The Namespace that it is in; <c>null</c> where that is not known, or where it is in none.</param>
/// <param name="source">Where the object comes from.</param>
/// <param name="operation">What is asked of the API server; <c>null</c> where nothing is.</param>
sealed class MutatorRun(KubernetesObject target, MappingNode? @namespace, MatchSource source, AdmissionOperation? operation)
{
    /// <summary>Changes made to one object, all rounds together.</summary>
    const int MaxApplications = 10_000;

    /// <summary>Mutators looked at for one object, all rounds together.</summary>
    const int MaxConsidered = 1_000_000;

    readonly ImmutableArray<MutatorStep>.Builder _steps = ImmutableArray.CreateBuilder<MutatorStep>();
    readonly SortedSet<string> _unmatched = new(StringComparer.Ordinal);
    KubernetesObject? _made;
    int _applications;
    int _considered;
    string _problem = "";

    /// <summary>Whether nothing more is to be done: a change cannot be made.</summary>
    public bool IsEnded => _problem.Length > 0;

    /// <summary>The object as it is by now.</summary>
    public MappingNode Root => Current.Root;

    KubernetesObject Current => _made ?? target;

    /// <summary>Applies a mutator, where it is about the object.</summary>
    public void Apply(Mutator mutator, int round)
    {
        if (++_considered > MaxConsidered)
            End($"the mutators do not come to rest: {MaxConsidered} were looked at");
        else if (Matches(mutator))
            Change(mutator, round);
    }

    /// <summary>Ends the run with a problem.</summary>
    public void End(string problem) => _problem = problem;

    /// <summary>What became of the object.</summary>
    /// <param name="rounds">How often the mutators were applied.</param>
    public MutatorResult Finish(int rounds)
    {
        if (!IsEnded && rounds > 2 && NodeEquality.AreEqual(target.Root, Root))
            End("the mutators undo each other's changes");
        if (!IsEnded && NodeEquality.Measure(Root, ManifestLimits.MaxNodes + 1) is var (nodes, levels) && (nodes > ManifestLimits.MaxNodes || levels > ManifestLimits.MaxDepth))
            End("the mutators make a larger object than can be");
        return new MutatorResult(IsEnded ? target : Current, _steps.ToImmutable(), _problem) { Unmatched = [.. _unmatched] };
    }

    bool Matches(Mutator mutator)
    {
        if (!IsMeant(mutator))
            return false;
        var verdict = mutator.Match.Match(new MatchTarget(Current, @namespace, source));
        if (verdict.Problem is { } unknown)
            _unmatched.Add($"{mutator}: {unknown}");
        return verdict.IsMatch;
    }

    bool IsMeant(Mutator mutator)
    {
        if (mutator.AppliesTo.IsEmpty)
            return true;
        var kind = GroupVersionKind.Of(Current.Reference.ApiVersion, Current.Reference.Kind);
        foreach (var entry in mutator.AppliesTo)
        {
            if (entry.Includes(kind, operation))
                return true;
        }

        return false;
    }

    void Change(Mutator mutator, int round)
    {
        if (++_applications > MaxApplications)
        {
            End($"more than {MaxApplications} changes by mutators");
            return;
        }

        var edited = new LocationEditing(mutator.Path, mutator.Conditions, mutator.Modification, Current).Edit();
        if (edited.IsFailed)
        {
            _steps.Add(new MutatorStep(mutator, round, false, edited.Problem));
            End($"{mutator}: {edited.Problem}");
        }
        else if (edited.Node is MappingNode root && !NodeEquality.AreEqual(Root, root))
        {
            _made = Current with { Root = root };
            _steps.Add(new MutatorStep(mutator, round, true, ""));
        }
    }
}
