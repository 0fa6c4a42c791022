using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>Applies mutating policies to requests, as the API server does. Safe for concurrent use.</summary>
/// <remarks>k8s.io/apiserver/pkg/admission/plugin/policy/mutating/dispatcher.go, v1.37.</remarks>
public sealed class MutatingEvaluation
{
    readonly ImmutableArray<MutatingPolicy> _policies;
    readonly ILookup<string, MutatingBinding> _bindings;
    readonly ClusterObjects _cluster;

    /// <summary>Prepares the evaluation of policies. One without a binding is never asked.</summary>
    /// <param name="policies">The policies.</param>
    /// <param name="bindings">The bindings.</param>
    /// <param name="cluster">What they may ask the cluster.</param>
    public MutatingEvaluation(
        IEnumerable<MutatingPolicy> policies, IEnumerable<MutatingBinding> bindings, ClusterObjects cluster)
    {
        _policies = [.. policies.OrderBy(policy => policy.Name, StringComparer.Ordinal)];
        _bindings = bindings.OrderBy(binding => binding.Name, StringComparer.Ordinal)
            .ToLookup(binding => binding.PolicyName, StringComparer.Ordinal);
        _cluster = cluster;
    }

    /// <summary>
    /// Applies every policy that matches, by name; then, where any mutation was made, once more those that ask to be reinvoked.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the evaluation.</param>
    public MutationResult Evaluate(AdmissionRequest request, CancellationToken cancellation = default)
    {
        if (ExcludedResources.Contains(request.Resource))
            return new MutationResult(request, [], []);
        var run = new MutationRun(request, cancellation);
        Pass(run);
        if (run.IsReinvocationDue)
        {
            run.BeginReinvocation();
            Pass(run);
        }

        return run.Finish();
    }

    void Pass(MutationRun run)
    {
        // What applies is decided before the first change, as in the API server.
        foreach (var (policy, binding, match, param) in Invocations(run))
            Invoke(run, policy, binding, match, param);
    }

    List<(MutatingPolicy Policy, MutatingBinding Binding, MatchResult Match, KubernetesObject? Param)> Invocations(MutationRun run)
    {
        List<(MutatingPolicy, MutatingBinding, MatchResult, KubernetesObject?)> invocations = [];
        foreach (var policy in _policies)
        {
            var match = policy.MatchConstraints.Match(run.Request, _cluster);
            if (!match.IsMatch)
                continue;
            foreach (var binding in _bindings[policy.Name])
            {
                if (!binding.MatchResources.Match(run.Request, _cluster).IsMatch)
                    continue;
                var lookup = ParamLookup.Find(policy.ParamKind, binding.ParamRef, run.Request, _cluster);
                if (lookup.Problem.Length > 0)
                    run.Fail(policy, binding, null, $"failed to configure binding: {lookup.Problem}", binding.Location ?? policy.Location, 0);
                foreach (var param in lookup.Params)
                    invocations.Add((policy, binding, match, param));
            }
        }

        return invocations;
    }

    void Invoke(
        MutationRun run, MutatingPolicy policy, MutatingBinding binding, MatchResult match, KubernetesObject? param)
    {
        var values = run.Values(_cluster, match, param);
        var conditions = MatchConditions.Evaluate(policy, values);
        if (conditions.Error.Length > 0)
            run.Fail(policy, binding, param?.Reference, conditions.Error, conditions.Location ?? policy.Location, conditions.Cost);
        if (!conditions.Applies || !run.MayInvoke(policy, binding, param?.Reference))
            return;
        for (var i = 0; i < policy.Mutations.Length && run.Request.Object is { } current; i++)
        {
            values = run.Values(_cluster, match, param);
            var mutated = PolicyMutator.Mutate(policy, policy.Mutations[i], values, current);
            run.Add(policy, binding, param?.Reference, i, mutated);
        }
    }
}
