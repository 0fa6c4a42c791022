using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>Asks validating policies about requests, as the API server does. Safe for concurrent use.</summary>
/// <remarks>k8s.io/apiserver/pkg/admission/plugin/policy/validating/dispatcher.go, v1.37.</remarks>
public sealed class ValidatingEvaluation
{
    /// <summary>Resources whose policies are remembered.</summary>
    const int MaxIndexed = 4_096;

    readonly ImmutableArray<PolicyBindings> _policies;
    readonly ClusterObjects _cluster;
    readonly ConcurrentDictionary<string, PolicyBindings[]> _byResource = new(StringComparer.Ordinal);

    /// <summary>Prepares the evaluation of policies. One without a binding is never asked.</summary>
    /// <param name="policies">The policies.</param>
    /// <param name="bindings">The bindings.</param>
    /// <param name="cluster">What they may ask the cluster.</param>
    public ValidatingEvaluation(
        IEnumerable<ValidatingPolicy> policies, IEnumerable<ValidatingBinding> bindings, ClusterObjects cluster)
    {
        _cluster = cluster;
        var byPolicy = bindings.OrderBy(binding => binding.Name, StringComparer.Ordinal).ToLookup(binding => binding.PolicyName, StringComparer.Ordinal);
        _policies =
        [
            .. policies.OrderBy(policy => policy.Name, StringComparer.Ordinal)
                .Select(policy => new PolicyBindings(policy, [.. byPolicy[policy.Name]]))
                .Where(policy => !policy.Bindings.IsEmpty),
        ];
    }

    /// <summary>Asks every policy that matches.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the evaluation.</param>
    public AdmissionResult Evaluate(AdmissionRequest request, CancellationToken cancellation = default) =>
        Evaluate(request, alreadyAsked: null, cancellation);

    /// <summary>Asks every policy that matches a request and does not match another one.</summary>
    /// <param name="request">The request.</param>
    /// <param name="alreadyAsked">Policies that match this one are left out; <c>null</c> for none.</param>
    /// <param name="cancellation">Ends the evaluation.</param>
    internal AdmissionResult Evaluate(AdmissionRequest request, AdmissionRequest? alreadyAsked, CancellationToken cancellation)
    {
        var candidates = ExcludedResources.Contains(request.Resource) ? [] : CandidatesFor(request.Resource.Resource);
        var collected = new ResultCollector(request);
        ReviewValues? values = null;
        foreach (var candidate in candidates)
        {
            var match = candidate.Policy.MatchConstraints.Match(request, _cluster);
            if (!match.IsMatch)
                continue;
            if (alreadyAsked is not null && candidate.Policy.MatchConstraints.Match(alreadyAsked, _cluster).IsMatch)
                continue;
            values ??= new ReviewValues(request, _cluster, cancellation);
            values.Match = match;
            foreach (var binding in candidate.Bindings)
            {
                if (binding.MatchResources.Match(request, _cluster).IsMatch)
                    Review(candidate.Policy, binding, values, collected);
            }
        }

        return collected.Finish();
    }

    static void Review(ValidatingPolicy policy, ValidatingBinding binding, ReviewValues values, ResultCollector collected)
    {
        var lookup = ParamLookup.Find(policy.ParamKind, binding.ParamRef, values.Request, values.Cluster);
        if (lookup.Problem.Length > 0)
        {
            var decision = PolicyValidator.Whole(
                policy, $"failed to configure binding: {lookup.Problem}", binding.Location ?? policy.Location);
            collected.Add(new PolicyReview(policy, binding, null, [decision], [], 0) { IsMisconfigured = true });
            return;
        }

        foreach (var param in lookup.Params)
        {
            values.Param = param;
            collected.Add(PolicyValidator.Review(policy, binding, values));
        }
    }

    PolicyBindings[] CandidatesFor(string plural)
    {
        if (_byResource.TryGetValue(plural, out var known))
            return known;
        PolicyBindings[] found = [.. _policies.Where(candidate => CanMatch(candidate.Policy.MatchConstraints, plural))];
        if (_byResource.Count < MaxIndexed)
            _byResource[plural] = found;
        return found;
    }

    static bool CanMatch(MatchRules rules, string plural) =>
        rules.ResourceRules.IsEmpty || rules.ResourceRules.Any(rule => rule.CanMatch(plural));

    sealed record PolicyBindings(ValidatingPolicy Policy, ImmutableArray<ValidatingBinding> Bindings);
}
