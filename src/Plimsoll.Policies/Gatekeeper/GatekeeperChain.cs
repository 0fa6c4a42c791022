using System.Collections.Immutable;
using Plimsoll.Policies.AdmissionPolicies;
using Plimsoll.Policies.Gatekeeper.Expansion;
using Plimsoll.Policies.Gatekeeper.Mutation;

namespace Plimsoll.Policies.Gatekeeper;

/// <summary>Gatekeeper's webhooks, one behind the other: mutators change a request, constraints answer on it and on what ExpansionTemplates make of it. Safe for concurrent use.</summary>
/// <param name="policies">The policies.</param>
/// <param name="cluster">What they may ask the cluster.</param>
sealed class GatekeeperChain(PolicySet policies, ClusterObjects cluster)
{
    readonly GatekeeperPolicies _constraints = policies.Gatekeeper;
    readonly MutatorEvaluation _mutators = new(policies.Mutators);
    readonly ExpansionEvaluation _expansion = new(policies.Expansions, new MutatorEvaluation(policies.Mutators));
    readonly ExhaustedConstraints _exhausted = new();
    readonly ReferentialData _data = ReferentialData.From(cluster, policies.Gatekeeper.Config);

    /// <summary>What mutators make of a request: the API server calls their webhook behind its own mutating policies, where none of those denies.</summary>
    /// <param name="mutation">What the mutating policies made of it.</param>
    /// <param name="cancellation">Ends the mutation.</param>
    public MutationResult Mutate(MutationResult mutation, CancellationToken cancellation)
    {
        var request = mutation.Request;
        if (_mutators.IsEmpty || !mutation.IsAllowed || !HasObjectToCome(request)
            || _constraints.Config.Excludes("mutation-webhook", request.Namespace))
        {
            return mutation;
        }

        var mutated = _mutators.Mutate(request.Object!, _data.Namespace(request.Namespace), MatchSource.Original, request.Operation, cancellation);
        return mutation with
        {
            Request = request with { Object = mutated.Object },
            Mutators = mutated,
            Denials = mutated.Problem.Length > 0 ? [mutated.Problem] : [],
        };
    }

    /// <summary>The objects that the object of a request makes by ExpansionTemplates.</summary>
    /// <param name="request">The request, mutators applied.</param>
    /// <param name="cancellation">Ends the expansion.</param>
    public ExpansionResult Expand(AdmissionRequest request, CancellationToken cancellation) => HasObjectToCome(request)
        ? _expansion.Expand(request.Object!, _data.Namespace(request.Namespace), cancellation)
        : ExpansionResult.Nothing;

    /// <summary>What constraints say of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="owner">The request that makes it: constraints that are about that one are not asked again; <c>null</c> for none.</param>
    /// <param name="point">Where they are asked.</param>
    /// <param name="cancellation">Ends the evaluation.</param>
    public (ImmutableArray<Constraint> Asked, ImmutableArray<GatekeeperResult> Results) Ask(
        AdmissionRequest request, AdmissionRequest? owner, EnforcementPoint point, CancellationToken cancellation)
    {
        var source = owner is null ? MatchSource.Original : MatchSource.Generated;
        return _constraints.Ask(request, owner, _data, new GatekeeperReviewOptions { Point = point, Source = source, Exhausted = _exhausted }, cancellation);
    }

    /// <summary>What is known of a request with what constraints say of the objects that it makes, which are in its namespace.</summary>
    /// <param name="known">What is known of it.</param>
    /// <param name="made">The objects.</param>
    /// <param name="point">Where constraints are asked.</param>
    /// <param name="cancellation">Ends the evaluation.</param>
    public AdmittedRequest Ask(AdmittedRequest known, ImmutableArray<GeneratedObject> made, EnforcementPoint point, CancellationToken cancellation)
    {
        var options = new GatekeeperReviewOptions { Point = point, Source = MatchSource.Generated, Exhausted = _exhausted };
        foreach (var generated in made)
        {
            var request = AdmissionRequests.Create(generated.Object, _data.Cluster.Resources, known.Mutation.Request.Namespace);
            var (asked, results) = _constraints.Ask(request, alreadyAsked: null, _data, options, cancellation);
            known = known with
            {
                Constraints = known.Constraints.AddRange(results.Select(generated.ResultOf)),
                AskedConstraints = [.. known.AskedConstraints.Union(asked)],
            };
        }

        return known;
    }

    static bool HasObjectToCome(AdmissionRequest request) =>
        request is { Subresource: "", Object: not null, Operation: AdmissionOperation.Create or AdmissionOperation.Update };
}
